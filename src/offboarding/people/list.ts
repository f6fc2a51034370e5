import type { InactivePersonView, SignalSourceView } from '../../contract/people';
import { RequestProblem } from '../console/request';
import { csvOf } from '../csv';
import { dayAt } from './days';
import type { Candidate, Overview } from './port';
import { inactivePersonView, type ViewParts } from './views';

/** Candidates of one stored value are shown in so many pages; what triggers saw of them is read in two batches. */
const SHOWN = 50;
const PER_STORED_PAGE = 200;

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
        .map(({ day, until, product, fileDay }) => {
          const when = day === until ? day : day === null ? `before ${until}` : `${day} to ${until}`;
          const file = fileDay === null ? '' : ` (file of ${fileDay})`;
          return `${product === null ? '' : `${product}: `}${when}${file}`;
        })
        .join('; '),
    ),
    looked ?? '',
    activeAgain ?? '',
  ];
}
