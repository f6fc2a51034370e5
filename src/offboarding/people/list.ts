import type {
  InactivePersonView,
  InactivityRuleView,
  SignalSourceView,
  TriedRule,
} from '../../contract/people';
import { RequestProblem } from '../console/request';
import { csvOf } from '../csv';
import { dayAt } from './days';
import { candidateOf, withSeen } from './overview';
import type { Candidate, Overview } from './port';
import { isCandidate, judge } from './standing';
import { allShards } from './shards';
import { inactivePersonView, type ViewParts } from './views';

/** Candidates of one stored value are shown in so many pages; what triggers saw of them is read in two batches. */
const SHOWN = 50;
const PER_STORED_PAGE = 200;
/** Shards that one try looks through: three batches, and well within the time of a call. */
const TRIED_SHARDS = 75;
const MOST_EXAMPLES = 10;

/** @param page from 0 */
export async function listInactive(
  { people }: ViewParts,
  page: number,
): Promise<{ people: InactivePersonView[]; pages: number }> {
  const overview = await people.overview();
  if (!overview) return { people: [], pages: 0 };
  const perStored = PER_STORED_PAGE / SHOWN;
  const stored = await people.candidates(overview.slot, Math.floor(page / perStored));
  const start = (page % perStored) * SHOWN;
  const shown = stored.slice(start, start + SHOWN);
  return {
    people: await viewsOf(people, shown, overview),
    pages: Math.ceil(overview.listed / SHOWN),
  };
}

async function viewsOf(
  people: ViewParts['people'],
  candidates: readonly Candidate[],
  { products }: Pick<Overview, 'products'>,
): Promise<InactivePersonView[]> {
  const seen = await people.seen(candidates.map(({ accountId }) => accountId));
  return candidates.map((candidate) =>
    inactivePersonView(candidate, products, seen.get(candidate.accountId)),
  );
}

const SOURCES: readonly SignalSourceView[] = ['jira-history', 'organisation', 'events', 'export'];

/**
 * One stored page of the candidates as a table. What a spreadsheet would take for a formula is written so that it is text.
 * @param part from 1
 * @throws RequestProblem when there is none
 */
export async function exportInactive({ people, clock }: ViewParts, part: number) {
  const overview = await people.overview();
  if (!overview || part > overview.pages) {
    throw new RequestProblem('There is no such part of the list. Reload the page.');
  }
  const stored = await people.candidates(overview.slot, part - 1);
  const candidates = await viewsOf(people, stored, overview);
  const number = overview.pages === 1 ? '' : `-part-${String(part)}-of-${String(overview.pages)}`;
  return {
    name: `leaver-inactive-people-${dayAt(clock.now())}${number}.csv`,
    type: 'text/csv',
    content: csvOf([HEAD, ...candidates.map(rowOf)]),
    parts: overview.pages,
  };
}

const HEAD = [
  'User id',
  'User name',
  'Unused products',
  'Other products',
  'Reason',
  'Last active, not after',
  ...SOURCES.map((source) => `Signal: ${source}`),
  'Last looked',
  'Active again',
];

function rowOf(candidate: InactivePersonView): string[] {
  const { accountId, displayName, unused, others, thresholdDays, signals, looked, activeAgain } = candidate;
  return [
    accountId,
    displayName,
    unused.join(', '),
    others.join(', '),
    `No sign of activity for ${String(thresholdDays)} days`,
    signals[0]?.until ?? '',
    ...SOURCES.map((source) =>
      signals
        .filter((signal) => signal.source === source)
        .map(({ day, until, product }) => {
          const when = day === until ? day : day === null ? `before ${until}` : `${day} to ${until}`;
          return product === null ? when : `${product}: ${when}`;
        })
        .join('; '),
    ),
    looked ?? '',
    activeAgain ?? '',
  ];
}

/** Whom a rule would name today, in one part of the directory. Nothing is stored. @param part from 0 */
export async function tryRule(
  { people, settings, clock }: ViewParts,
  rule: InactivityRuleView,
  part: number,
): Promise<TriedRule> {
  const [state, { protection }] = await Promise.all([people.state(), settings.read()]);
  if (!state) return { people: 0, hit: 0, unknown: 0, examples: [], next: null };
  const measure = { rule, protection, groups: state.groups, today: dayAt(clock.now()) };
  const numbers = allShards(state.shards).slice(part * TRIED_SHARDS, (part + 1) * TRIED_SHARDS);
  const shards = await people.shards(numbers);
  const judged = [...shards.values()]
    .flatMap((shard) => Object.values(shard))
    .map((person) => ({ person, judgement: judge(person, measure) }))
    .filter(({ judgement: { exemption } }) => exemption !== 'no-access' && exemption !== 'deactivated');
  const hit = judged.filter(({ judgement }) => isCandidate(judgement));
  const first = hit.slice(0, MOST_EXAMPLES);
  const seen = await people.seen(first.map(({ person }) => person.accountId));
  return {
    people: judged.length,
    hit: hit.length,
    unknown: judged.filter(({ judgement: { standing } }) => standing === 'unknown').length,
    examples: first.flatMap(({ person, judgement }) => {
      const now = withSeen(person, seen.get(person.accountId));
      if (!isCandidate(judge(now, measure))) return [];
      return [inactivePersonView(candidateOf(person, judgement), state.products, undefined)];
    }),
    next: (part + 1) * TRIED_SHARDS < state.shards ? part + 1 : null,
  };
}
