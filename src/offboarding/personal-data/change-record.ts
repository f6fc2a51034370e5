import type { Decision } from '../decision';
import { isList, type Json } from '../evidence/canonical';
import { withDecidedWithout, withoutPeople } from '../evidence/erase';
import type { Effect } from '../effects';
import { jsonOf } from '../evidence/run-entries';
import type { Run } from '../run';
import { ERASED, isAbout, withAlias, withAliasInId, withAliasInText, withoutMail, type Alias } from './alias';
import type { RunRecord, Stored, StoredEvidence, StoredJson } from './port';

/** What is taken away with its run's leaver: nothing but them is in it. */
const ABOUT_THE_LEAVER: readonly Stored['kind'][] = ['plan', 'stop', 'issues', 'watch', 'claim'];

/** Texts that describe the leaver whoever wrote them. What may be missing is taken away, the others are replaced. */
const WORDS: Readonly<Record<string, string | null>> = {
  why: null,
  waitingFor: null,
  untold: ERASED,
  words: ERASED,
  advice: ERASED,
};

/** The run itself as a stored value. */
export const storedRun = (run: Run): StoredJson => ({ kind: 'run', key: run.id, value: jsonOf(run) });

export const storedDecision = (decision: Decision): StoredJson => ({
  kind: 'decision',
  key: decision.id,
  value: jsonOf(decision),
});

/** Whom anything of these values is about, and who of them is meant without doubt. */
export function concerned(
  stored: readonly Stored[],
  people: readonly Alias[],
): { maybe: Alias[]; surely: Alias[] } {
  const values = stored.map((one) => [one.key, one.kind === 'evidence' ? jsonOf(one.entries) : one.value]);
  const those = (certainty: 'maybe' | 'surely') =>
    people.filter((person) => isAbout(values, person, certainty));
  return { maybe: those('maybe'), surely: those('surely') };
}

/**
 * What is to be stored in place of a record, so that nothing leads to these people any more; undefined for what goes.
 * @param isMeant whether one of those who are erased is meant without doubt: then no e-mail address stays
 */
export function changesOf(
  { run, parts }: RunRecord,
  people: readonly Alias[],
  isMeant: boolean,
): { before: Stored; after: Stored | undefined }[] {
  const isOfLeaver = isLeaver(run, people);
  const changed = (part: Stored): Stored | undefined => {
    if (isOfLeaver && ABOUT_THE_LEAVER.includes(part.kind)) return undefined;
    if (part.kind === 'evidence') return changedEvidence(part, run, people, isMeant);
    const isGone =
      part.kind === 'succession' && people.some((one) => one.isErased && heirIs(part.value, one));
    return isGone ? undefined : changedValue(part, people, isMeant);
  };
  const self = { before: storedRun(run), after: changedRun(run, people, isMeant) };
  // The run comes last: as long as it has its old id, whoever goes on finds what is left.
  return [...parts.map((before) => ({ before, after: changed(before) })), self].filter(isChange);
}

/** The same for a decision, with the runs as they were born. */
export function changedDecision(decision: Decision, people: readonly Alias[], isMeant: boolean): StoredJson {
  const runs = decision.runs.map((run) => changedRun(run, people, isMeant).value);
  const { key, value } = storedDecision({ ...decision, runs: [] });
  return changedValue({ kind: 'decision', key, value: { ...fieldsOf(value), runs } }, people, isMeant);
}

/** The same for any value that has no part of its own rules. */
export function changedValue(stored: StoredJson, people: readonly Alias[], isMeant: boolean): StoredJson {
  const named = people.reduce(withAlias, stored.value);
  return {
    ...stored,
    key: people.reduce(withAliasInId, stored.key),
    value: isMeant ? withoutMail(named) : named,
  };
}

export const isChange = ({ before, after }: { before: Stored; after: Stored | undefined }): boolean =>
  JSON.stringify(before) !== JSON.stringify(after);

function changedRun(run: Run, people: readonly Alias[], isMeant: boolean): StoredJson {
  const changed = changedValue(storedRun(withDecidedWithout(run, people, isMeant)), people, isMeant);
  return isLeaver(run, people) ? { ...changed, value: withoutWords(changed.value) } : changed;
}

function changedEvidence(
  part: StoredEvidence,
  run: Run,
  people: readonly Alias[],
  isMeant: boolean,
): StoredEvidence {
  const isOfLeaver = isLeaver(run, people);
  return {
    ...part,
    key: people.reduce(withAliasInId, part.key),
    entries: part.entries.map((entry) =>
      'hash' in entry
        ? withoutPeople(entry, run.leaverId, people, isMeant)
        : changedEffect(entry, people, isOfLeaver),
    ),
  };
}

/** Effects of an earlier version stand in no chain, and are changed as they are. */
function changedEffect(effect: Effect, people: readonly Alias[], isOfLeaver: boolean): Effect {
  const { to, toName, ...others } = effect;
  const heir = people.find(({ accountId }) => accountId === to);
  const inText = (text: string) => people.reduce(withAliasInText, text);
  return {
    ...others,
    id: people.reduce(withAliasInId, effect.id),
    subject: {
      id: people.reduce(withAliasInId, effect.subject.id),
      name: isOfLeaver ? ERASED : inText(effect.subject.name),
    },
    words: effect.words === null || isOfLeaver ? null : inText(effect.words),
    advice: effect.advice === null || isOfLeaver ? null : inText(effect.advice),
    ...(to !== undefined && { to: heir?.id ?? to }),
    ...(toName !== undefined && { toName: heir?.name ?? toName }),
  };
}

function withoutWords(value: Json, field = ''): Json {
  if (field in WORDS && typeof value === 'string') return WORDS[field] ?? null;
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((one) => withoutWords(one, field));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      field === 'parameters' ? ERASED : name === 'decided' ? one : withoutWords(one, name),
    ]),
  );
}

const isLeaver = ({ leaverId }: Run, people: readonly Alias[]): boolean =>
  people.some(({ accountId, isErased }) => isErased && accountId === leaverId);

const heirIs = (value: Json, { accountId }: Alias): boolean => fieldsOf(value)['successorId'] === accountId;

const fieldsOf = (value: Json): Readonly<Record<string, Json>> =>
  value !== null && typeof value === 'object' && !isList(value) ? value : {};
