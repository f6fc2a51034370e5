import { z } from 'zod';
import { GENESIS, hashOfEntry, type SealedEntry } from '../../src/offboarding/evidence/chain';
import { stateOf } from '../../src/offboarding/import/import';
import { unpackedBegun, type PackedBegun } from '../../src/storage/packed-begun';
import type { TestSite } from '../journeys/site';
import { ticketNow } from '../journeys/ticket-outcome';

/** What counts when two ways to the same end are compared: everything but times, and how often something was tried. */
export interface EndState {
  /** Jira's whole state. */
  jira: unknown;
  /** Of each ticket, in the order in which the tickets were named. */
  tickets: TicketState[];
  runs: StoredRunState[];
  decisions: number;
  /** Who is claimed, watched, named as successor, on a way or in a file, by entity: whom it is about and where it stands. */
  rows: Record<string, string[]>;
  /** What came of the rows of files, in their order. */
  imported: string[];
  /** How many runs count for the daily limit. */
  counted: number;
  /** How many ends of runs the site's log holds, and whether it ends with the last one. */
  log: { ends: number; isWhole: boolean };
}

interface TicketState {
  labels: string[];
  /** Every transition with its author, oldest first. */
  moves: string[];
  /** Sorted. */
  comments: string[];
  /** Issue properties, the report among them, without times. */
  properties: unknown;
}

interface StoredRunState {
  id: string;
  status: string;
  work: string;
  openSteps: string[];
  reason: string | null;
  untold: string | null;
  /** Everything that was recorded, effects with how they turned out. */
  entries: string[];
}

const storageSchema = z.object({
  keys: z.record(z.string(), z.unknown()),
  entities: z
    .object({
      run: z.record(
        z.string(),
        z.object({
          id: z.string(),
          status: z.string(),
          work: z.string(),
          document: z.object({
            reason: z.object({ code: z.string() }).nullable(),
            untold: z.string().nullable(),
            waitingFor: z.string().nullable(),
            endedAt: z.string().nullable(),
            // Runs of an earlier version have none before something is recorded of them.
            evidence: z
              .object({
                id: z.string(),
                entries: z.number(),
                head: z.string(),
                decided: z.custom<SealedEntry>().nullable(),
              })
              .default({ id: '', entries: 0, head: GENESIS, decided: null }),
            steps: z.array(z.object({ name: z.string(), doneAt: z.string().nullable() })),
          }),
        }),
      ),
    })
    .catchall(z.record(z.string(), z.unknown())),
});
/** Rows of these are about a person or a file. */
const COMPARED = ['claim', 'watch', 'succession', 'candidate', 'import'] as const;
/** What such a row says of them. */
const STANDING = ['leaverId', 'runId', 'accountId', 'successorId', 'state', 'stage', 'work'] as const;
const rowSchema = z
  .record(z.string(), z.unknown())
  .transform((row) => ({ ...z.record(z.string(), z.unknown()).default({}).parse(row['document']), ...row }));
const breakerSchema = z
  .object({ document: z.object({ begun: z.custom<PackedBegun>() }) })
  .default({ document: { begun: [] } });
const logSchema = z
  .object({ document: z.object({ head: z.object({ number: z.number(), hash: z.string() }) }) })
  .default({ document: { head: { number: 0, hash: GENESIS } } });
const importedSchema = z.object({ rows: z.array(z.custom<Parameters<typeof stateOf>[0]>()) });
const propertyKeysSchema = z.object({ keys: z.array(z.object({ key: z.string() })) });
const sealedSchema = z.array(z.custom<SealedEntry>());
const entriesSchema = z.array(
  z.object({
    facts: z.object({
      kind: z.string(),
      effect: z.string().optional(),
      outcome: z.string().optional(),
      subjectId: z.string().optional(),
    }),
    personal: z.record(z.string(), z.object({ value: z.string().optional() })),
  }),
);

type Storage = z.output<typeof storageSchema>;
type StoredEvidence = Storage['entities']['run'][string]['document']['evidence'];

/** What the app holds in its store. */
export async function storageOf(site: TestSite) {
  const response = await fetch(`${site.url}/_emulator/storage`);
  return storageSchema.parse(await response.json());
}

/** Runs that have not come to an end. */
export async function openRuns(site: TestSite): Promise<string[]> {
  const { entities } = await storageOf(site);
  return Object.values(entities.run)
    .filter(({ work }) => work !== 'none')
    .map(({ id, status, document }) => `${id} is ${status}, waiting for ${document.waitingFor ?? 'nothing'}`);
}

/** When the last run came to its end; NaN while none has. Epoch milliseconds. */
export async function lastEnd(site: TestSite): Promise<number> {
  const { entities } = await storageOf(site);
  return Math.max(...Object.values(entities.run).map(({ document }) => Date.parse(document.endedAt ?? '')));
}

/** How many decisions were made. */
export async function decisionsOf(site: TestSite): Promise<number> {
  const { keys } = await storageOf(site);
  return Object.keys(keys).filter((key) => key.startsWith('decision:')).length;
}

/** Everything that is left behind once nothing is under way any more. */
export async function endState(site: TestSite, tickets: readonly string[]): Promise<EndState> {
  const [jira, ticketStates, storage] = await Promise.all([
    site.state(),
    Promise.all(tickets.map((ticket) => ticketState(site, ticket))),
    storageOf(site),
  ]);
  return {
    jira: comparable(jira),
    tickets: ticketStates,
    runs: Object.values(storage.entities.run)
      .map((run) => ({
        id: timeless(run.id),
        status: run.status,
        work: run.work,
        openSteps: run.document.steps.filter(({ doneAt }) => doneAt === null).map(({ name }) => name),
        reason: run.document.reason?.code ?? null,
        untold: run.document.untold,
        entries: entriesOf(run.document.evidence, storage.keys),
      }))
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
    decisions: Object.keys(storage.keys).filter((key) => key.startsWith('decision:')).length,
    ...besideRuns(storage),
  };
}

function besideRuns({ keys, entities }: Storage): Pick<EndState, 'rows' | 'imported' | 'counted' | 'log'> {
  const { begun } = breakerSchema.parse(entities['settings']?.['breaker']).document;
  const { head } = logSchema.parse(entities['settings']?.['log-end']).document;
  const ends = under(keys, 'log:');
  const last = z.object({ hash: z.string() }).optional().parse(ends.at(-1));
  return {
    rows: Object.fromEntries(
      COMPARED.map((entity) => [
        entity,
        Object.values(entities[entity] ?? {})
          .map(standing)
          .sort(),
      ]),
    ),
    imported: under(keys, 'import-rows:').flatMap((page) => importedSchema.parse(page).rows.map(stateOf)),
    counted: unpackedBegun(begun).length,
    log: {
      ends: ends.length,
      isWhole: ends.length === head.number && (last?.hash ?? GENESIS) === head.hash,
    },
  };
}

function standing(stored: unknown): string {
  const row = rowSchema.parse(stored);
  return timeless(
    STANDING.flatMap((name) => (typeof row[name] === 'string' ? `${name} ${row[name]}` : [])).join(', '),
  );
}

/** Values under keys that begin so, in the order of the keys. */
const under = (keys: Storage['keys'], beginning: string): unknown[] =>
  Object.entries(keys)
    .filter(([key]) => key.startsWith(beginning))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, value]) => value);

async function ticketState(site: TestSite, ticket: string): Promise<TicketState> {
  const comments = await site.comments(ticket);
  const { labels, moves } = await ticketNow(site, ticket);
  const { keys } = propertyKeysSchema.parse(await site.jira('GET', `issue/${ticket}/properties`));
  const properties = await Promise.all(
    keys.map(({ key }) => site.jira('GET', `issue/${ticket}/properties/${encodeURIComponent(key)}`)),
  );
  return {
    labels,
    moves,
    comments: comments
      .map(({ text, isInternal, author }) =>
        [author, `internal: ${String(isInternal)}`, ...linesOf(text)].join('\n'),
      )
      .sort(),
    properties: comparable(properties),
  };
}

/** Sorted, because what is done side by side is done in any order. */
const linesOf = (text: string): string[] => timeless(text).split('\n').sort();

/** Each entry once; that a later try found an effect done is as good as having done it. */
function entriesOf({ id, entries, head, decided }: StoredEvidence, keys: Storage['keys']): string[] {
  const sealed = under(keys, `evidence:${id}:`).flatMap((group) => sealedSchema.parse(group));
  const chain = [...(decided ? [decided] : []), ...sealed];
  const isWhole =
    chain.length === entries &&
    (chain.at(-1)?.hash ?? GENESIS) === head &&
    chain.every(
      (entry, index) =>
        entry.facts['sequence'] === index + 1 &&
        entry.previous === (chain[index - 1]?.hash ?? GENESIS) &&
        entry.hash === hashOfEntry(entry),
    );
  return [
    `whole: ${String(isWhole)}`,
    // Whether a plan is made anew depends on how old it is.
    ...entriesSchema
      .parse(sealed)
      .filter(({ facts }) => facts.kind !== 'planned')
      .map(({ facts, personal }) =>
        [facts.kind, facts.effect, facts.subjectId ?? personal['subjectId']?.value, facts.outcome].join(' '),
      )
      .map((line) => line.trim().replace('found-done', 'done'))
      .sort(),
  ];
}

/** Texts without moments, and without the remark that Jira showed an effect as done already. */
function timeless(text: string): string {
  return text
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d{4})/g, '<time>')
    .replaceAll(/\d{1,2} \w{3} \d{4}, \d\d:\d\d/g, '<time>')
    .replaceAll(' (Jira showed it as done already)', '')
    .replaceAll(/, (less than a minute|[\d mindayhs]+) (before|after) the /g, ', <duration> $2 the ')
    .replaceAll(/Evidence: run \S+, \d+ entries, head \w+/g, 'Evidence: <head>')
    .replaceAll(/"entries":\d+/g, '"entries":"<number>"')
    .replaceAll(/"(head|run)":"[0-9a-f]+"/g, '"$1":"<random>"')
    .replaceAll(/import\.[0-9a-f]{32}/g, 'import.<random>')
    .replaceAll('"found-done"', '"done"');
}

const comparable = (value: unknown): unknown => sorted(JSON.parse(timeless(JSON.stringify(value))));

/** Lists in an order of their own: parallel effects end in any order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted).sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
}
