import type { Run } from '../run';
import {
  commitmentTo,
  GENESIS,
  headOf,
  seal,
  type Entry,
  type PersonalField,
  type SealedEntry,
} from './chain';
import { present } from './effect-entries';

/** Where a run's chain of evidence stands. It is stored with the run, so that both change together or not at all. */
export interface RunEvidence {
  /** What entries call the run, at random: its own id names people, and entries outlast what is erased. */
  id: string;
  /** Hash of the last entry. */
  head: string;
  /** How many entries there are, the first one included. */
  entries: number;
  /** What all of them are as JSON, in characters: an export is split by it. */
  size: number;
  /**
   * The entry that the decision made, but for values that stand in the run itself (`decidedOf` puts them back): many runs
   * go into one decision. Null for a run that an earlier version has begun.
   */
  decided: SealedEntry | null;
  /** Stands for the plan whose hash was recorded last; null while none was. */
  plan: string | null;
  /** Groups of effects of an earlier version, which stand in no chain. */
  earlierPages: number;
  /** The entry of the site's log that holds `head`; null while it is in none. */
  logged: number | null;
  /** What the last entry says where it would be said again and again: the run is held, or over. */
  state: string | null;
  /** The number of the last later look that found something. */
  watched?: number;
}

/** Gives at least 128 random bits as text, new for each call. */
export type Salt = () => string;

/** What is to be written together: the run with its new head, and the entries that lead to it. */
export interface Recorded {
  run: Run;
  sealed: readonly SealedEntry[];
}

/** The chain of a run that is being born; its first entry is stored inside the run, and so in the decision. */
export function born(decided: Entry, salt: Salt): RunEvidence {
  const evidence = nothing(salt());
  const sealed = sealedAfter(evidence, [decided], salt);
  const plan = decided.personal['plan'];
  return {
    ...grown(evidence, sealed),
    decided: sealed[0] ?? null,
    plan: plan === undefined ? null : planMark(plan),
  };
}

/** A run whose first entry leaves out what the run itself holds and never changes. */
export function withoutCopies(run: Run): Run {
  const { evidence } = run.document;
  if (!evidence?.decided) return run;
  const held = heldByRun(run);
  const decided = withFields(evidence.decided, (name, { value, ...field }) =>
    value === undefined || held[name] === value ? field : { ...field, value },
  );
  return { ...run, document: { ...run.document, evidence: { ...evidence, decided } } };
}

/** The whole first entry of a run; null where there is none. What was erased stays so: its salt is gone. */
export function decidedOf(run: Run): SealedEntry | null {
  const { evidence } = run.document;
  if (!evidence?.decided) return null;
  const held = heldByRun(run);
  return withFields(evidence.decided, (name, field) => {
    const value = field.value ?? held[name];
    const isSo =
      field.salt !== undefined && value !== undefined && commitmentTo(value, field.salt) === field.commitment;
    return isSo ? { ...field, value } : { commitment: field.commitment };
  });
}

/** What never changes of a run and stands in its first entry, too, under the same names. */
const heldByRun = ({ id, document: { leaver, operator, successorId, why } }: Run): Record<string, string> =>
  present({
    run: id,
    leaverId: leaver?.accountId,
    operatorId: operator?.accountId,
    successorId,
    why,
  });

const withFields = (
  entry: SealedEntry,
  change: (name: string, field: PersonalField) => PersonalField,
): SealedEntry => ({
  ...entry,
  personal: Object.fromEntries(
    Object.entries(entry.personal).map(([name, field]) => [name, change(name, field)]),
  ),
});

/**
 * Puts entries at the end of a run's chain. Store both together: `RunStore.save` and `RunStore.claim` take them.
 * @param changes what else is to be known of the chain from now on
 */
export function addEntries(
  run: Run,
  entries: readonly Entry[],
  salt: Salt,
  changes: Partial<Pick<RunEvidence, 'state' | 'watched' | 'plan'>> = {},
): Recorded {
  if (entries.length === 0) return { run, sealed: [] };
  const known = run.document.evidence;
  const before = known ?? { ...nothing(salt()), earlierPages: run.document.evidencePages };
  const all = known ? entries : [adopted(run), ...entries];
  const sealed = sealedAfter(
    before,
    all.map((entry) => withParties(entry, run)),
    salt,
  );
  const evidence: RunEvidence = { ...grown(before, sealed), logged: null, state: null, ...changes };
  return { run: { ...run, document: { ...run.document, evidence } }, sealed };
}

/** Enough of a plan's hash to see whether it is another one. */
export const planMark = (hash: string): string => hash.slice(0, 16);

const nothing = (id: string): RunEvidence => ({
  id,
  head: GENESIS,
  entries: 0,
  size: 0,
  decided: null,
  plan: null,
  earlierPages: 0,
  logged: null,
  state: null,
});

/** Entries are numbered from 1, so that what stands at the beginning cannot be left out either. */
function sealedAfter({ id, head, entries }: RunEvidence, added: readonly Entry[], salt: Salt): SealedEntry[] {
  const numbered = added.map(({ facts, personal }, index) => ({
    facts: { ...facts, runId: id, sequence: entries + index + 1 },
    personal,
  }));
  return seal(numbered, head, salt);
}

/** Each entry says for itself who answers for it, on whom it acts and where it was asked for. */
const withParties = ({ facts, personal }: Entry, { leaverId, operatorId, source, ticketId }: Run): Entry => ({
  facts: { way: source, ticketId, ...facts },
  personal: { leaverId, operatorId, ...personal },
});

const grown = (before: RunEvidence, sealed: readonly SealedEntry[]): RunEvidence => ({
  ...before,
  head: headOf(sealed, before.head),
  entries: before.entries + sealed.length,
  size: before.size + JSON.stringify(sealed).length,
});

/** The first entry of a run that an earlier version has begun. */
const adopted = ({ createdAt, document: { effects } }: Run): Entry => ({
  facts: { kind: 'adopted', at: createdAt, done: effects.done, blocked: effects.blocked },
  personal: {},
});
