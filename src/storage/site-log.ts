import type { Checkpoint } from '../offboarding/evidence/checkpoint';
import type { LogAnchor, LogState, SiteLog } from '../offboarding/evidence/ports';
import { EMPTY_LOG, logEntry, type LogEntry } from '../offboarding/evidence/site-log';
import { iso, type Clock } from '../offboarding/time';
import { createTurns } from '../offboarding/turns';
import { keys } from './keys';
import { deleteMany, getMany } from './many';
import { onlyWhile, type Row, type Transaction } from './rows';
import { isRefused, type StoreAccess } from './store-access';

/** The end of the log stands beside the settings: one row each, changed under its version. */
const ENTITY = 'settings';
/** Ends that meet each other at the end of the log; each of them is written at the next try. */
const MOST_TRIES = 20;

type LogRow = Row<LogState>;

export interface LogAppender {
  /**
   * Puts the end of a run into the log, in one transaction with what else is to be written then. Ends of one worker go
   * one after the other; who meets another one's tries again with the next number.
   * @param write puts the other writes into the transaction
   * @param written asked after a refusal: the number when all of it is stored, undefined when only the log had moved
   * @returns the number of the entry
   */
  append(
    run: LogEntry['runs'][number],
    write: (transaction: Transaction, number: number) => Transaction,
    written: () => Promise<number | undefined>,
  ): Promise<number>;
}

/** The site's log: one value for each entry, and a row that says where it ends. */
export function createSiteLog(access: StoreAccess, clock: Clock): SiteLog & LogAppender {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<LogRow>(ENTITY);
  const underVersion = (version: number) => onlyWhile<LogRow>(ENTITY, 'version', version);
  const get = () => attempt(() => rows.get(keys.logEnd));
  let known: LogRow | undefined;
  const inTurn = createTurns();

  /** Conditions need a row that exists. */
  const current = async (): Promise<LogRow> => {
    const row = known ?? (await get());
    if (row) return row;
    const document: LogState = { head: EMPTY_LOG, checkpoint: null, removedTo: 0 };
    const first: LogRow = { name: keys.logEnd, version: 0, document };
    await create(() => rows.set(keys.logEnd, first, { keyPolicy: 'FAIL_IF_EXISTS' }));
    return (await get()) ?? first;
  };

  const tryToAppend = async (
    ...[run, write, written]: Parameters<LogAppender['append']>
  ): Promise<number> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const row = await current();
      const entry = logEntry(row.document.head, [run], iso(clock.now()));
      const head = { number: entry.number, hash: entry.hash };
      const next: LogRow = { ...row, version: row.version + 1, document: { ...row.document, head } };
      try {
        await attempt(() =>
          write(kvs.transact(), entry.number)
            .set(keys.logEnd, next, underVersion(row.version))
            .set(keys.logEntry(entry.number), entry)
            .execute(),
        );
        known = next;
        return entry.number;
      } catch (error) {
        known = undefined;
        if (!isRefused(error)) throw error;
        const number = await written();
        if (number !== undefined) return number;
      }
    }
    throw new Error('The end of the site log moved on at every try.');
  };

  const change = async (seen: LogRow, document: LogState): Promise<boolean> => {
    known = undefined;
    const next: LogRow = { ...seen, version: seen.version + 1, document };
    try {
      await attempt(() => kvs.transact().set(keys.logEnd, next, underVersion(seen.version)).execute());
      return true;
    } catch (error) {
      if (!isRefused(error)) throw error;
      return (await get())?.version === next.version;
    }
  };

  return {
    append: (...appended) => inTurn(() => tryToAppend(...appended)),

    begin: async () => {
      await current();
    },

    anchor: () => attempt(() => kvs.get<LogAnchor>(keys.logAnchor)),
    recordAnchor: (anchor) => attempt(() => kvs.set(keys.logAnchor, anchor)),

    state: async () => (await get())?.document ?? { head: EMPTY_LOG, checkpoint: null, removedTo: 0 },

    read: async (from, to) => {
      const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
      const found = await getMany<LogEntry>(access, numbers.map(keys.logEntry));
      return numbers.flatMap((number) => found.get(keys.logEntry(number)) ?? []);
    },

    leaveCheckpoint: async (checkpoint: Checkpoint, seen) => {
      const row = await get();
      if (row?.document.removedTo !== seen.removedTo) return false;
      return change(row, { ...row.document, checkpoint });
    },

    remove: async (entries) => {
      const ends = entries.flatMap(({ runs }) => runs);
      const wentOn = await getMany(access, ends.map(pageAfter));
      const gone = [
        ...ends.filter((end) => !wentOn.has(pageAfter(end))).flatMap(pagesTo),
        ...entries.map(({ number }) => keys.logEntry(number)),
      ];
      await deleteMany(access, gone);
      const row = await get();
      const last = entries.at(-1);
      if (row && last) await change(row, { ...row.document, removedTo: last.number });
    },
  };
}

type End = LogEntry['runs'][number];

/**
 * Stands where a run has gone on after this end: every further entry comes in a group of its own. Then a later end of the
 * log holds the whole chain, or will, and its groups go with that one.
 */
const pageAfter = ({ runId, pages }: End): string => keys.evidence(runId, pages);

const pagesTo = ({ runId, pages }: End): string[] =>
  Array.from({ length: pages }, (_, page) => keys.evidence(runId, page));
