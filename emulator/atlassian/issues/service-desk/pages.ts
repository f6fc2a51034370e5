import type { RouteRequest } from '../../routing';

/** Service management gives 50 values unless asked, and never more than 100. Source: "Pagination" of its REST API. */
const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 100;

/** A page in the form of service management: `PagedDTO…` of the OpenAPI document. */
export function pageOfServiceDesk<S, T>(
  baseUrl: string,
  path: string,
  { query }: RouteRequest,
  all: readonly S[],
  describe: (value: S) => T,
) {
  const start = wholeNumber(query.get('start'), 0);
  const limit = Math.min(wholeNumber(query.get('limit'), DEFAULT_LIMIT), LARGEST_LIMIT);
  const values = all.slice(start, start + limit).map(describe);
  const isLastPage = start + values.length >= all.length;
  const address = (from: number) => `${baseUrl}${path}?start=${from}&limit=${limit}`;
  return {
    _expands: [],
    size: values.length,
    start,
    limit,
    isLastPage,
    _links: {
      self: address(start),
      base: baseUrl,
      context: '',
      ...(isLastPage ? {} : { next: address(start + values.length) }),
      ...(start === 0 ? {} : { prev: address(Math.max(0, start - limit)) }),
    },
    values,
  };
}

function wholeNumber(text: string | null, fallback: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
}
