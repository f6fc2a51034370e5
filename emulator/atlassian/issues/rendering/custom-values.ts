import type { SiteContext } from '../../context';
import type { CustomField, Issue } from '../../model';
import { describeUserById } from '../../shapes/users';
import { jiraTime } from '../jira-time';
import { describeRequestField } from '../service-desk/rendering';

/** The value of a custom field as `GET issue` writes it, null when there is none. */
export function describeCustomValue(context: SiteContext, issue: Issue, field: CustomField): unknown {
  if (field.kind === 'request-type') {
    return describeRequestField(context, issue);
  }
  const stored = issue.customFields[field.id];
  if (stored === undefined || stored === null) {
    return null;
  }
  switch (field.kind) {
    case 'user':
      return typeof stored === 'string' ? describeUserById(context, stored) : null;
    case 'users':
      return orNull(textsOf(stored).map((accountId) => describeUserById(context, accountId)));
    case 'select':
      return typeof stored === 'string' ? describeOption(context, field, stored) : null;
    case 'multiselect':
    case 'checkboxes':
      return orNull(textsOf(stored).flatMap((id) => describeOption(context, field, id) ?? []));
    case 'datetime':
      return typeof stored === 'string' ? jiraTime(stored) : null;
    case 'text':
    case 'paragraph':
    case 'date':
    case 'number':
      return stored;
  }
}

/** The stored texts of a field with several values. */
export function textsOf(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((value) => typeof value === 'string') : [];
}

/** `CustomFieldOption`: an option as values and as the allowed values of a form carry it. */
export function describeOption(context: SiteContext, field: CustomField, optionId: string) {
  const option = field.options.find(({ id }) => id === optionId);
  return option
    ? {
        self: `${context.data.baseUrl}/rest/api/3/customFieldOption/${option.id}`,
        value: option.value,
        id: option.id,
      }
    : null;
}

function orNull<T>(values: T[]): T[] | null {
  return values.length === 0 ? null : values;
}
