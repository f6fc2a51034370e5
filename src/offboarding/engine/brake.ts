import { limitOf, type Breaker } from '../breaker/breaker';
import { createGate, type BreakerStore, type StoreTogether } from '../breaker/gate';
import { trippedInWords } from '../breaker/words';
import { TryLater } from '../later';
import type { SettingsStore } from '../ports';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { SECOND, type Clock } from '../time';

export interface BrakeParts {
  settings: SettingsStore;
  breaker: BreakerStore;
  clock: Clock;
  log: (message: string) => void;
}

/** What keeps runs from beginning and from going on: an administrator who stopped everything, or the daily limit. */
export interface Brake {
  /**
   * Why everything is held at the moment, in plain words; null when it is not. Never older than half a second; what another
   * worker has tripped, than a second and a half.
   */
  held(): Promise<string | null>;
  /**
   * Lets a run begin, and counts it, unless everything is held or it is one more than the limit.
   * @param together stores the counter with the run: see `Gate`
   * @returns why not, in plain words; null when it may begin
   */
  mayBegin(run: Run, together?: StoreTogether): Promise<string | null>;
  /** Whether a run was refused for the limit: then the administrators are to be told. */
  hasRefused(): boolean;
  /** Whether a run was held only because something could not be read or counted: then somebody has to look again soon. */
  hasFailed(): boolean;
}

/** How long what was read counts; settings may be as old already. Milliseconds. */
const FRESH_FOR = SECOND / 4;
/** The same of the counter, which names everybody who began within a day and is read as a whole. Milliseconds. */
const COUNTER_FRESH_FOR = SECOND;

const STOPPED = 'an administrator stopped everything';
/** What cannot be read counts as stopped: the runs are held, and somebody looks again soon. */
const UNREADABLE = 'the settings could not be read';

interface Look {
  words: string | null;
  settings: Settings | undefined;
}

/** The brake of one worker. */
export function createBrake(parts: BrakeParts): Brake {
  let looked: Promise<Look> | undefined;
  let lookedAt = 0;
  let counter: Promise<Breaker> | undefined;
  let counterAt = 0;
  let refused = false;
  let failed = false;

  const look = (): Promise<Look> => {
    const now = parts.clock.now();
    if (!looked || now - lookedAt >= FRESH_FOR) {
      lookedAt = now;
      looked = read();
    }
    return looked;
  };
  const read = async (): Promise<Look> => {
    try {
      if (!counter || parts.clock.now() - counterAt >= COUNTER_FRESH_FOR) {
        counterAt = parts.clock.now();
        counter = parts.breaker.read();
      }
      const [settings, breaker] = await Promise.all([parts.settings.read(), counter]);
      gate.see(breaker);
      return { settings, words: settings.stopped ? STOPPED : tripWords(breaker) };
    } catch (error) {
      parts.log(`The settings could not be read: ${wordsOf(error)}`);
      failed = true;
      counter = undefined;
      return { settings: undefined, words: UNREADABLE };
    }
  };
  const limit = async ({ activePeople }: Breaker): Promise<number> => {
    const { settings } = await look();
    if (!settings) throw new TryLater(parts.clock.now() + SECOND, UNREADABLE, 'failure');
    return limitOf(settings.breaker, activePeople?.count);
  };
  const gate = createGate({ ...parts, limit });

  return {
    held: async () => (await look()).words,

    mayBegin: async (run, together) => {
      const { words } = await look();
      if (words !== null || !isCounted(run)) return words;
      try {
        if (await gate.pass(run.id, together)) return null;
      } catch (error) {
        if (!(error instanceof TryLater)) throw error;
        failed = true;
        return error.why;
      }
      refused = true;
      looked = undefined;
      counter = undefined;
      return (await look()).words ?? 'the daily limit was reached a moment ago';
    },

    hasRefused: () => refused,
    hasFailed: () => failed,
  };
}

/** What gives access back, or only shows what it would do, is no leaver. */
const isCounted = ({ document: { procedure, rehearsal } }: Run): boolean =>
  procedure !== 'restore' && !rehearsal;

const tripWords = (breaker: Breaker): string | null =>
  breaker.tripped ? trippedInWords(breaker.tripped) : null;

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown failure');
