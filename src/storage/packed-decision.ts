import type { Decision } from '../offboarding/decision';
import { isList, type Json } from '../offboarding/evidence/canonical';
import type { Run } from '../offboarding/run';

/**
 * A decision as it is stored. What several of its runs have in common, such as a long list of successors, stands there
 * once; one about a single person, and one of an earlier version, holds whole runs.
 */
export type PackedDecision = Decision | (Omit<Decision, 'runs'> & { common: Run; runs: readonly OwnPart[] });

/** What a run has of its own. */
type OwnPart = Partial<Omit<Run, 'document'>> & { document: Partial<Run['document']> };

type Fields = Readonly<Record<string, Json>>;

/** Puts what runs have in common in one place. */
export function packed(decision: Json): Json {
  const fields = fieldsOf(decision);
  const { runs = [] } = fields;
  if (runs === null || typeof runs !== 'object' || !isList(runs) || runs.length < 2) return decision;
  const all = runs.map(fieldsOf);
  const documents = all.map(({ document = null }) => fieldsOf(document));
  const common = inCommon(all);
  const inDocuments = inCommon(documents);
  return {
    ...fields,
    common: { ...common, document: inDocuments },
    runs: all.map(({ document = null, ...run }) => ({
      ...without(run, common),
      document: without(fieldsOf(document), inDocuments),
    })),
  };
}

export function unpacked(stored: PackedDecision): Decision {
  if (!('common' in stored)) return stored;
  const { common, runs, ...decision } = stored;
  return {
    ...decision,
    runs: runs.map((own) => ({ ...common, ...own, document: { ...common.document, ...own.document } })),
  };
}

/** Of the fields that all of them have, those with a value that several have: the one that most have. */
function inCommon(all: readonly Fields[]): Fields {
  const names = Object.keys(all[0] ?? {}).filter((name) => all.every((one) => name in one));
  return Object.fromEntries(
    names.flatMap((name): [string, Json][] => {
      const values = new Map<string, { value: Json; count: number }>();
      for (const { [name]: value = null } of all) {
        const text = JSON.stringify(value);
        values.set(text, { value, count: (values.get(text)?.count ?? 0) + 1 });
      }
      const [most] = [...values.values()].sort((one, other) => other.count - one.count);
      return most && most.count > 1 ? [[name, most.value]] : [];
    }),
  );
}

const without = (own: Fields, common: Fields): Fields =>
  Object.fromEntries(
    Object.entries(own).filter(
      ([name, value]) => !(name in common) || JSON.stringify(value) !== JSON.stringify(common[name]),
    ),
  );

const fieldsOf = (value: Json): Fields =>
  value !== null && typeof value === 'object' && !isList(value) ? value : {};
