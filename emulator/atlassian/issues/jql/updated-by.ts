import type { SiteContext } from '../../context';
import type { Issue } from '../../model';
import { issuesOf } from '../issue-store';
import { dayOf, readMoment, type DateSetting } from './dates';
import { JqlError } from './syntax';

const NAME = 'updatedBy';
const ALWAYS = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/**
 * `updatedBy(user, dateFrom, dateTo)`: ids of the issues that somebody created, changed or commented on. The dates count
 * as whole days, both included.
 * Source: https://support.atlassian.com/jira-service-management-cloud/docs/jql-functions/
 */
export function issuesUpdatedBy(context: SiteContext, values: readonly string[], zone: string): string[] {
  const [user = '', from, to] = values;
  if (!context.data.people.has(user)) {
    throw new JqlError([`The user '${user}' does not exist and cannot be used in the function '${NAME}'.`]);
  }
  const setting = { now: context.clock.now(), zone };
  const start = from === undefined ? ALWAYS.start : daysOf(from, setting).start;
  const end = to === undefined ? ALWAYS.end : daysOf(to, setting).end;
  const store = issuesOf(context.data);
  return [...store.touchedBy(user)].filter((id) => {
    const issue = store.get(id);
    return issue !== undefined && momentsOf(issue, user).some((moment) => moment >= start && moment <= end);
  });
}

const daysOf = (text: string, setting: DateSetting): { start: number; end: number } =>
  dayOf(readMoment({ kind: 'value', text }, NAME, setting), setting);

/** When somebody did something to an issue, in epoch milliseconds. */
function momentsOf(issue: Issue, user: string): number[] {
  const changes = issue.changes.filter(({ authorAccountId }) => authorAccountId === user);
  const comments = issue.comments.filter(({ authorAccountId }) => authorAccountId === user);
  return [
    ...(issue.creatorAccountId === user ? [issue.created] : []),
    ...changes.map(({ created }) => created),
    ...comments.flatMap(({ created, updated }) => [created, updated]),
  ].map((moment) => Date.parse(moment));
}
