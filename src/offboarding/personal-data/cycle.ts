import { Refused } from '../later';
import type { Catalogue, SettingsStore } from '../ports';
import { DAY, iso, SECOND, type Clock } from '../time';
import { changePage, changeOthers } from './change';
import { collectPage, collectOthers } from './collect';
import type { Cycle, HeldCycle, PersonalDataReport, PersonalDataStore } from './port';
import { ERASED, standIn } from './alias';
import { createRegister, MOST_REPORTED, type Register, type StoredPerson } from './register';

export interface PersonalDataParts {
  personalData: PersonalDataStore;
  reportPersonalData: PersonalDataReport;
  settings: SettingsStore;
  /** Tells what people are called now. */
  catalogue: Pick<Catalogue, 'people'>;
  clock: Clock;
  salt: () => string;
  log: (message: string) => void;
  remaining: () => number;
}

/**
 * Pages of runs that one invocation looks at: about 3,000 read units of the platform's 4,000 a minute (facts), most of
 * which belong to runs. A site with 10,000 runs is through in two days.
 */
const MOST_PAGES = 16;
/** With less than this left nothing more is begun. Milliseconds. */
const TIME_TO_LEAVE = 30 * SECOND;
/** Before every stored time. */
const BEGINNING = '0';

/** Every week: begins to look who is stored, to report them and to do what Atlassian says. */
export const beginPersonalData = (parts: PersonalDataParts): Promise<void> => work(parts, true);

/** Every hour: goes on with what an earlier invocation had no time for. */
export const goOnWithPersonalData = (parts: PersonalDataParts): Promise<void> => work(parts, false);

async function work(parts: PersonalDataParts, isBegun: boolean): Promise<void> {
  const held = await parts.personalData.take(isBegun);
  if (!held) return;
  try {
    await goOn(parts, held);
  } finally {
    await held.letGo();
  }
}

async function goOn(parts: PersonalDataParts, held: HeldCycle): Promise<void> {
  let { cycle } = held;
  if (cycle.phase === 'idle') cycle = { ...cycle, phase: 'collect', position: null, left: [] };
  const register = createRegister(await parts.personalData.shards(cycle.shards));
  const started = cycle;
  let pages = 0;
  let cursor: string | undefined;
  // As long as all runs are of one moment it goes on: the next invocation would begin with the same ones.
  while (cycle.phase !== 'idle' && parts.remaining() > TIME_TO_LEAVE) {
    if (pages >= MOST_PAGES && !isSamePlace(cycle, started)) break;
    const step = await stepOf(parts, register, cycle, cursor);
    if (!step) break;
    pages += 1;
    cursor = step.cursor;
    const shards = register.shards();
    await parts.personalData.writeShards(shards, register.takeChanged());
    cycle = { ...step.cycle, shards: shards.length };
    if (!(await held.save(cycle))) return;
  }
}

interface Step {
  cycle: Cycle;
  /** Of the next page, within this invocation. */
  cursor: string | undefined;
}

/** One page of the phase; undefined when it has to wait. */
async function stepOf(
  parts: PersonalDataParts,
  register: Register,
  cycle: Cycle,
  cursor: string | undefined,
): Promise<Step | undefined> {
  const { position } = cycle;
  switch (cycle.phase) {
    case 'collect': {
      if (position === null) {
        await collectOthers(parts, register);
        return { cycle: { ...cycle, position: BEGINNING }, cursor: undefined };
      }
      const page = await collectPage(parts, register, position, cursor);
      return page.next === undefined
        ? { cycle: { ...cycle, phase: 'report' }, cursor: undefined }
        : { cycle: { ...cycle, position: page.position }, cursor: page.next };
    }
    case 'report':
      return report(parts, register, cycle);
    case 'change': {
      const people = register.pending();
      if (position === null) {
        const left = await changeOthers(parts, people);
        return { cycle: { ...cycle, position: BEGINNING, left }, cursor: undefined };
      }
      const page = await changePage(parts, people, position, cursor);
      const left = [...new Set([...cycle.left, ...page.left])];
      if (page.next !== undefined) {
        return { cycle: { ...cycle, left, position: page.position }, cursor: page.next };
      }
      for (const person of people.filter(({ accountId }) => !left.includes(accountId))) {
        await settle(parts, register, person);
      }
      return { cycle: { ...cycle, phase: 'idle', position: null, left: [] }, cursor: undefined };
    }
    default:
      return undefined;
  }
}

/** Reports as many as one request takes; then the changes begin. Waits for those who may not be reported again yet. */
async function report(parts: PersonalDataParts, register: Register, cycle: Cycle): Promise<Step | undefined> {
  const now = parts.clock.now();
  const batch = register.due(now).slice(0, MOST_REPORTED);
  if (batch.length === 0) {
    const next = register.nextDue();
    if (next !== undefined && next - now < DAY) return undefined;
    const phase = register.pending().length > 0 ? 'change' : 'idle';
    return { cycle: { ...cycle, phase, position: null, left: [] }, cursor: undefined };
  }
  const updates = new Map(
    (await answersTo(parts, batch)).map(({ accountId, status }) => [accountId, status]),
  );
  const isUpdated = ({ accountId }: StoredPerson) => updates.get(accountId) === 'updated';
  const renamed = batch.filter(isUpdated).map(({ accountId }) => accountId);
  const called = new Map(
    (await parts.catalogue.people(renamed)).map(({ accountId, displayName }) => [accountId, displayName]),
  );
  const at = iso(now);
  for (const person of batch) {
    const status = updates.get(person.accountId);
    const reported = { ...person, reportedAt: at };
    if (status === undefined) register.replace(reported);
    else if (status === 'closed') {
      register.replace({ ...reported, pending: { status, at, id: standIn(parts.salt()), name: ERASED } });
    } else {
      const name = called.get(person.accountId) ?? ERASED;
      const pending = { status, at, id: person.accountId, name };
      // What changed may be anything of a profile; of it only the name is stored.
      const isSame = person.names.every((one) => one === name);
      register.replace(isSame ? { ...reported, since: at } : { ...reported, pending });
    }
  }
  return { cycle: { ...cycle, position: null }, cursor: undefined };
}

/** What Atlassian says of these people. A report that it does not take is written to the log, and the next one follows. */
async function answersTo({ reportPersonalData, log }: PersonalDataParts, batch: readonly StoredPerson[]) {
  const accounts = batch.map(({ accountId, since }) => ({ accountId, updatedAt: since }));
  try {
    return await reportPersonalData(accounts);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log(`${String(batch.length)} people could not be reported to Atlassian: ${error.words}`);
    return [];
  }
}

/** Nothing of somebody is left to be changed. */
async function settle(
  { personalData }: PersonalDataParts,
  register: Register,
  person: StoredPerson,
): Promise<void> {
  const { accountId, pending } = person;
  if (pending?.status === 'closed') {
    await personalData.forget(accountId);
    register.remove(accountId);
  } else if (pending) {
    register.replace({ ...person, names: [pending.name], since: pending.at, pending: null });
  }
}

const isSamePlace = (one: Cycle, other: Cycle): boolean =>
  one.phase === other.phase && one.position === other.position;
