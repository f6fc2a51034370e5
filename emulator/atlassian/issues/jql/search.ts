import type { SiteContext } from '../../context';
import type { Issue } from '../../model';
import { projectOf } from '../access';
import { issuesOf } from '../issue-store';
import { Compiler } from './compile';
import type { SortKey } from './field-kinds';
import { JqlError, type Query } from './syntax';

/** Source: documentation of `search/jql`, parameter `jql`. */
const ORDERINGS_LIMIT = 7;
const UNBOUNDED =
  'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.';

/** The place of an issue in the order of a search: what it is ordered by, and its id where that is equal. */
export interface Position {
  keys: SortKey[];
  id: string;
}

export interface SearchPage {
  issues: Issue[];
  /** Where the next page starts; null after the last. */
  next: Position | null;
}

/**
 * Finds the issues that match and that the caller may see, one page of them.
 * Without ORDER BY the newest come first.
 * @param after the last issue of the page before
 * @throws {JqlError} when the query names what does not exist, or restricts nothing
 */
export function searchPage(
  context: SiteContext,
  query: Query,
  after: Position | null,
  size: number,
): SearchPage {
  const compiler = new Compiler(context);
  const matching = findMatching(context, compiler, query);
  const compare = comparison(query);
  const positionOf = positions(compiler, query);
  const rest = matching
    .map((issue) => ({ issue, position: positionOf(issue) }))
    .filter(({ position }) => after === null || compare(position, after) > 0)
    .sort((one, other) => compare(one.position, other.position));
  const page = rest.slice(0, size);
  return {
    issues: page.map(({ issue }) => issue),
    next: rest.length > page.length ? (page.at(-1)?.position ?? null) : null,
  };
}

/** @throws {JqlError} as `searchPage` */
export function countMatching(context: SiteContext, query: Query): number {
  return findMatching(context, new Compiler(context), query).length;
}

/** Reads every name and value of a query without looking at issues. */
export function checkQuery(context: SiteContext, query: Query): void {
  const compiler = new Compiler(context);
  query.orderBy.forEach(({ field }) => compiler.field(field));
  if (query.where) {
    compiler.clause(query.where);
  }
}

function findMatching(context: SiteContext, compiler: Compiler, { where }: Query): Issue[] {
  if (where === null) {
    throw new JqlError([UNBOUNDED]);
  }
  const store = issuesOf(context.data);
  const { matches, candidates } = compiler.clause(where);
  const visibility = new Map<string, boolean>();
  const isVisible = (issue: Issue) => {
    const known = visibility.get(issue.projectId);
    const visible = known ?? context.mayBrowseProject(projectOf(context, issue));
    visibility.set(issue.projectId, visible);
    return visible;
  };

  const found: Issue[] = [];
  for (const issue of candidates === null ? store.values() : existing(store, candidates)) {
    if (matches(issue) && isVisible(issue)) {
      found.push(issue);
    }
  }
  return found;
}

function* existing(store: ReadonlyMap<string, Issue>, ids: ReadonlySet<string>): Generator<Issue> {
  for (const id of ids) {
    const issue = store.get(id);
    if (issue) {
      yield issue;
    }
  }
}

function positions(compiler: Compiler, { orderBy }: Query): (issue: Issue) => Position {
  if (orderBy.length > ORDERINGS_LIMIT) {
    throw new JqlError([`The maximum number of fields in the ORDER BY clause is ${ORDERINGS_LIMIT}.`]);
  }
  const fields = orderBy.map(({ field }) => {
    try {
      return compiler.field(field);
    } catch {
      throw new JqlError([`Not able to sort using field '${field}'.`]);
    }
  });
  return (issue) => ({ keys: fields.map((field) => field.sortKey(issue)), id: issue.id });
}

function comparison({ orderBy }: Query): (one: Position, other: Position) => number {
  const signs = orderBy.map(({ direction }) => (direction === 'asc' ? 1 : -1));
  return (one, other) => {
    for (let index = 0; index < signs.length; index += 1) {
      const order = compareKeys(one.keys[index] ?? null, other.keys[index] ?? null);
      if (order !== 0) {
        return order * (signs[index] ?? 1);
      }
    }
    return compareIds(other.id, one.id);
  };
}

function compareKeys(one: SortKey, other: SortKey): number {
  if (one === other) {
    return 0;
  }
  if (one === null) {
    return 1;
  }
  if (other === null) {
    return -1;
  }
  return one < other ? -1 : 1;
}

function compareIds(one: string, other: string): number {
  return one.length === other.length ? compareKeys(one, other) : one.length - other.length;
}
