import type { Decision } from '../decision';
import { isList, type Json } from '../evidence/canonical';
import { jsonOf } from '../evidence/run-entries';
import { settingsSchema } from '../settings';
import type { Run } from '../run';
import { iso } from '../time';
import { hasEnded } from '../words';
import type { Alias } from './alias';
import {
  changedDecision,
  changedValue,
  changesOf,
  concerned,
  isChange,
  storedDecision,
  storedRun,
} from './change-record';
import { positionAfter } from './collect';
import type { PersonalDataParts } from './cycle';
import type { RunRecord, StoredJson } from './port';
import { aliasOf, type StoredPerson } from './register';

/** Stands for the app where nobody did it. */
const LEAVER = { accountId: 'leaver', displayName: 'Leaver' };

type Parts = Pick<PersonalDataParts, 'personalData' | 'settings' | 'clock'>;

/**
 * Changes everything that belongs to no run.
 * @returns account ids of those of whom something was left, because somebody else changed it at the same time
 */
export async function changeOthers(parts: Parts, pending: readonly StoredPerson[]): Promise<string[]> {
  const people = aliasesOf(pending);
  if (!(await changeSettings(parts, people))) return people.map(({ accountId }) => accountId);
  const left: string[] = [];
  for await (const values of parts.personalData.others()) {
    for (const before of values) {
      const { maybe, surely } = concerned([before], people);
      if (maybe.length === 0) continue;
      const after = changedOther(before, maybe, areErased(surely));
      const isDone = await parts.personalData.replace(before, after);
      if (!isDone) left.push(...surely.map(({ accountId }) => accountId));
    }
  }
  return left;
}

/**
 * Changes a page of runs and their decisions. Runs that are under way come to their end first.
 * @returns account ids of those of whom something was left
 */
export async function changePage(
  parts: Parts,
  pending: readonly StoredPerson[],
  from: string,
  cursor: string | undefined,
): Promise<{ position: string; next: string | undefined; left: string[] }> {
  const { personalData } = parts;
  const people = aliasesOf(pending);
  const { runs, next } = await personalData.runs(from, cursor);
  const [records, decisions] = await Promise.all([
    personalData.records(runs),
    personalData.decisions([...new Set(runs.map(({ batchId }) => batchId))]),
  ]);
  const left: string[] = [];
  for (const record of records) {
    const decision = decisions.find(({ id }) => id === record.run.batchId);
    left.push(...(await changeRecord(parts, record, decision, people)));
  }
  for (const decision of decisions) left.push(...(await changeDecision(parts, decision, people)));
  return { position: positionAfter(runs, from), next, left };
}

async function changeRecord(
  { personalData }: Parts,
  record: RunRecord,
  decision: Decision | undefined,
  people: readonly Alias[],
): Promise<string[]> {
  const { run, parts } = record;
  const { maybe, surely } = concerned([...parts, storedRun(run)], people);
  // Who asked for several people wrote one reason for all of them.
  const inBatch = decision ? concerned([storedDecision(decision)], people).surely : [];
  if (maybe.length === 0 && inBatch.length === 0) return [];
  if (isUnderWay(run)) return surely.map(({ accountId }) => accountId);
  for (const { before, after } of changesOf(record, maybe, areErased([...surely, ...inBatch]))) {
    if (!(await personalData.replace(before, after))) return surely.map(({ accountId }) => accountId);
  }
  return [];
}

/** A decision is changed when none of its runs is under way: pages ask for it by the id that the runs tell. */
async function changeDecision(
  { personalData }: Parts,
  decision: Decision,
  people: readonly Alias[],
): Promise<string[]> {
  const before = storedDecision(decision);
  const { maybe, surely } = concerned([before], people);
  if (maybe.length === 0) return [];
  const runs = await personalData.existing(decision.runs.map(({ id }) => id));
  if (runs.some(isUnderWay)) return surely.map(({ accountId }) => accountId);
  const after = changedDecision(decision, maybe, areErased(surely));
  if (isChange({ before, after })) await personalData.replace(before, after);
  return [];
}

/**
 * Takes people out of the lists of the settings; who is not there any more is nobody's successor.
 * @returns false when somebody else has changed them meanwhile
 */
async function changeSettings({ settings, clock }: Parts, people: readonly Alias[]): Promise<boolean> {
  const current = await settings.read();
  const before = jsonOf(current);
  const gone = people.filter(({ isErased }) => isErased).map(({ accountId }) => accountId);
  const value = changedValue(
    { kind: 'settings', key: '', value: withoutIds(before, gone) },
    people,
    false,
  ).value;
  if (JSON.stringify(value) === JSON.stringify(before)) return true;
  const next = { ...settingsSchema.parse(value), version: current.version + 1 };
  const change = {
    version: next.version,
    at: iso(clock.now()),
    by: LEAVER,
    what: ['People who closed their accounts were taken out, and changed names replaced'],
  };
  return settings.replace(next, change);
}

/** Values that hold people, and nothing else of them. */
const OF_PEOPLE: readonly StoredJson['kind'][] = ['list', 'people', 'candidate'];

function changedOther(
  before: StoredJson,
  people: readonly Alias[],
  isMeant: boolean,
): StoredJson | undefined {
  if (!OF_PEOPLE.includes(before.kind)) return changedValue(before, people, isMeant);
  const isOfOne = people.some(({ accountId, isErased }) => isErased && isEntryOf(before.value, accountId));
  return isOfOne
    ? undefined
    : changedValue({ ...before, value: withoutIn(before.value, people) }, people, isMeant);
}

/** Lists and tables of people without those who are erased; who only did something stays, by another name. */
function withoutIn(value: Json, people: readonly Alias[]): Json {
  const gone = people.filter(({ isErased }) => isErased).map(({ accountId }) => accountId);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value))
    return value.filter((one) => !gone.some((id) => isEntryOf(one, id))).map((one) => withoutIn(one, people));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !gone.includes(name))
      .map(([name, one]) => [name, withoutIn(one, people)]),
  );
}

/** Whether an entry is about nobody but this person; a pair of id and name is who did something. */
const isEntryOf = (value: Json, accountId: string): boolean =>
  value !== null &&
  typeof value === 'object' &&
  !isList(value) &&
  value['accountId'] === accountId &&
  !('displayName' in value);

/** Lists without these ids, and nothing where one stands alone, but for the id of somebody with a name. */
function withoutIds(value: Json, ids: readonly string[], field = ''): Json {
  if (typeof value === 'string') return ids.includes(value) && field !== 'accountId' ? null : value;
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) {
    return value
      .filter((one) => typeof one !== 'string' || !ids.includes(one))
      .map((one) => withoutIds(one, ids));
  }
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withoutIds(one, ids, name)]));
}

const isUnderWay = ({ status, work }: Run): boolean => work !== 'none' || !hasEnded(status);

const areErased = (people: readonly Alias[]): boolean => people.some(({ isErased }) => isErased);

const aliasesOf = (people: readonly StoredPerson[]): Alias[] =>
  people.flatMap((person) => aliasOf(person) ?? []);
