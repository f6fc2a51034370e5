import { z } from 'zod';
import type { SiteContext } from '../../context';
import type { Project } from '../../model';
import { FieldRefusal, type LoggedValue } from './edit';

/** Assigns an issue to whom its project assigns by default. Source: `PUT issue/{key}/assignee`. */
const DEFAULT_ASSIGNEE = '-1';

const personSchema = z
  .union([
    z.null(),
    z.looseObject({ accountId: z.string().nullable() }).transform(({ accountId }) => accountId),
    z.looseObject({ id: z.string().nullable() }).transform(({ id }) => id),
  ])
  .transform((accountId) => (accountId === '' ? null : accountId));

/** Reads a person as a field's value names one: `{accountId}`, `{id}` or null. */
export function readPerson(value: unknown): string | null {
  const parsed = personSchema.safeParse(value);
  if (!parsed.success) {
    throw new FieldRefusal('data was not an object');
  }
  return parsed.data;
}

/** @throws {FieldRefusal} when the site does not know the person. */
export function requirePerson(context: SiteContext, accountId: string): string {
  if (!context.data.people.has(accountId)) {
    throw new FieldRefusal(`User '${accountId}' does not exist.`);
  }
  return accountId;
}

/** @throws {FieldRefusal} when the person may not be assigned issues of the project. */
export function resolveAssignee(
  context: SiteContext,
  project: Project,
  accountId: string | null,
): string | null {
  if (accountId === null) {
    return null;
  }
  if (accountId === DEFAULT_ASSIGNEE) {
    return defaultAssigneeOf(project);
  }
  if (!context.permissions.worksOn(requirePerson(context, accountId), project)) {
    throw new FieldRefusal(`User '${accountId}' cannot be assigned issues.`);
  }
  return accountId;
}

export function defaultAssigneeOf(project: Project): string | null {
  return project.assigneeType === 'PROJECT_LEAD' ? project.leadAccountId : null;
}

export function loggedPerson(context: SiteContext, accountId: string | null): LoggedValue {
  return accountId === null
    ? { id: null, text: null }
    : { id: accountId, text: context.data.people.get(accountId)?.displayName ?? accountId };
}
