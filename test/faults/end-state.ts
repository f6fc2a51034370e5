import { z } from 'zod';
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
            evidence: z.object({ id: z.string(), entries: z.number() }).default({ id: '', entries: 1 }),
            steps: z.array(z.object({ name: z.string(), doneAt: z.string().nullable() })),
          }),
        }),
      ),
    })
    .catchall(z.record(z.string(), z.unknown())),
});
const propertyKeysSchema = z.object({ keys: z.array(z.object({ key: z.string() })) });
const entriesSchema = z.array(
  z.object({
    facts: z.object({
      kind: z.string(),
      sequence: z.number(),
      effect: z.string().optional(),
      outcome: z.string().optional(),
      subjectId: z.string().optional(),
    }),
    personal: z.record(z.string(), z.object({ value: z.string().optional() })),
  }),
);

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
  };
}

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
function entriesOf(chain: { id: string; entries: number }, keys: Record<string, unknown>): string[] {
  const stored = Object.entries(keys)
    .filter(([key]) => key.startsWith(`evidence:${chain.id}:`))
    .flatMap(([, value]) => entriesSchema.parse(value));
  const numbers = stored.map(({ facts }) => facts.sequence);
  const isWhole =
    numbers.every((number, index) => number === index + 2) && numbers.length + 1 === chain.entries;
  return [
    `whole: ${String(isWhole)}`,
    // Whether a plan is made anew depends on how old it is.
    ...stored
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
