/** Jira's page of values, as most of its lists answer. */
export interface Page<T> {
  self: string;
  nextPage?: string;
  maxResults: number;
  startAt: number;
  total: number;
  isLast: boolean;
  values: T[];
}

export interface PageRequest {
  /** The address without the site: `/rest/api/3/group/member`. */
  path: string;
  query: URLSearchParams;
  /** How many values come unless the request says. */
  defaultSize: number;
  /** More are never given. */
  largestSize: number;
}

/** Cuts the page that the query asks for out of all values, and shapes only those. */
export function pageOf<S, T>(
  baseUrl: string,
  all: readonly S[],
  request: PageRequest,
  shape: (value: S) => T,
): Page<T> {
  const { startAt, maxResults } = pageBounds(request.query, request.defaultSize, request.largestSize);
  const values = all.slice(startAt, startAt + maxResults).map(shape);
  const end = startAt + values.length;
  const isLast = end >= all.length;
  const address = (start: number) => {
    const query = new URLSearchParams(request.query);
    query.set('startAt', String(start));
    query.set('maxResults', String(maxResults));
    return `${baseUrl}${request.path}?${query.toString()}`;
  };
  return {
    self: address(startAt),
    ...(isLast ? {} : { nextPage: address(end) }),
    maxResults,
    startAt,
    total: all.length,
    isLast,
    values,
  };
}

/** `startAt` and `maxResults` of a query within what the operation allows; nonsense counts as not said. */
export function pageBounds(
  query: URLSearchParams,
  defaultSize: number,
  largestSize: number,
): { startAt: number; maxResults: number } {
  const startAt = wholeNumber(query.get('startAt'), 0);
  const maxResults = Math.min(wholeNumber(query.get('maxResults'), defaultSize), largestSize);
  return { startAt, maxResults };
}

function wholeNumber(text: string | null, fallback: number): number {
  return text !== null && /^\d+$/.test(text) ? Number(text) : fallback;
}
