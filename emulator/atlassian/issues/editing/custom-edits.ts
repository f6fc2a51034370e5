import { DateTime } from 'luxon';
import { z } from 'zod';
import type { SiteContext } from '../../context';
import type { CustomField, Issue } from '../../model';
import { documentText } from '../document-text';
import { isDocument } from '../atlassian-document';
import type { FieldDefinition } from '../field-catalogue';
import { textsOf } from '../rendering/custom-values';
import { editOf, FieldRefusal, type Edit, type LoggedValue } from './edit';
import { readPerson, requirePerson } from './people';
import { readDocument } from './system-edits';

/** Source: Jira's limit for "Short text" fields. */
const SHORT_TEXT_LIMIT = 255;

const optionSchema = z.union([
  z.looseObject({ id: z.string() }).transform(({ id }) => ({ by: 'id' as const, text: id })),
  z.looseObject({ value: z.string() }).transform(({ value }) => ({ by: 'value' as const, text: value })),
]);

/** Sets a custom field; null empties it. */
export function editCustomField(
  context: SiteContext,
  issue: Issue,
  definition: FieldDefinition,
  custom: CustomField,
  value: unknown,
): Edit | null {
  if (custom.kind === 'request-type') {
    return editRequestType(context, issue, definition, value);
  }
  const before = issue.customFields[custom.id] ?? null;
  const after = value === null ? null : readValue(context, custom, value);
  return editOf(definition, logged(context, custom, before), logged(context, custom, after), (current) => ({
    ...current,
    customFields: { ...current.customFields, [custom.id]: after },
  }));
}

/** From the form in which clients send a value to the form in which the site keeps it. */
function readValue(context: SiteContext, custom: CustomField, value: unknown): unknown {
  switch (custom.kind) {
    case 'user': {
      const accountId = readPerson(value);
      return accountId === null ? null : requirePerson(context, accountId);
    }
    case 'users':
      return readList(value).flatMap((entry) => {
        const accountId = readPerson(entry);
        return accountId === null ? [] : [requirePerson(context, accountId)];
      });
    case 'text':
      return readShortText(value);
    case 'paragraph':
      return readDocument(value);
    case 'date':
      return readDate(value);
    case 'datetime':
      return readTimeStamp(value);
    case 'select':
      return readOption(custom, value);
    case 'multiselect':
    case 'checkboxes':
      return readList(value).map((entry) => readOption(custom, entry));
    case 'number':
      return readNumber(value);
    case 'request-type':
      throw new FieldRefusal('A request type is kept with the issue, not among its values.');
  }
}

function readList(value: unknown): unknown[] {
  if (!Array.isArray(value)) {
    throw new FieldRefusal('data was not an array');
  }
  return value;
}

function readShortText(value: unknown): string {
  if (typeof value !== 'string') {
    throw new FieldRefusal('Operation value must be a string');
  }
  if (value.length > SHORT_TEXT_LIMIT) {
    throw new FieldRefusal(
      `The entered text is too long. It exceeds the allowed limit of ${SHORT_TEXT_LIMIT} characters.`,
    );
  }
  return value;
}

function readDate(value: unknown): string {
  if (typeof value !== 'string' || !DateTime.fromFormat(value, 'yyyy-MM-dd').isValid) {
    throw new FieldRefusal(`Error parsing date string: ${String(value)}`);
  }
  return value;
}

function readTimeStamp(value: unknown): string {
  const time = typeof value === 'string' ? DateTime.fromISO(value, { zone: 'utc' }) : null;
  const iso = time?.toISO();
  if (iso === null || iso === undefined) {
    throw new FieldRefusal(`Error parsing time: ${String(value)}`);
  }
  return iso;
}

function readNumber(value: unknown): number {
  if (typeof value !== 'number') {
    throw new FieldRefusal('Operation value must be a number');
  }
  return value;
}

function readOption(custom: CustomField, value: unknown): string {
  const parsed = optionSchema.safeParse(value);
  if (!parsed.success) {
    throw new FieldRefusal(`Specify a valid 'id' or 'value' for ${custom.name}`);
  }
  const wanted = parsed.data;
  const option = custom.options.find(({ id, value: words }) =>
    wanted.by === 'id' ? id === wanted.text : words === wanted.text,
  );
  if (!option) {
    throw new FieldRefusal(`Option ${wanted.by} '${wanted.text}' is not valid`);
  }
  return option.id;
}

function editRequestType(
  context: SiteContext,
  issue: Issue,
  definition: FieldDefinition,
  value: unknown,
): Edit | null {
  const requestTypeId = typeof value === 'string' ? value : null;
  const requestType = context.data.requestTypes.get(requestTypeId ?? '');
  if (value !== null && requestType?.projectId !== issue.projectId) {
    throw new FieldRefusal('The request type is not valid for this project.');
  }
  const words = (id: string | null) => ({ id, text: context.data.requestTypes.get(id ?? '')?.name ?? null });
  return editOf(definition, words(issue.requestTypeId), words(requestTypeId), (current) => ({
    ...current,
    requestTypeId,
  }));
}

function logged(context: SiteContext, custom: CustomField, stored: unknown): LoggedValue {
  const nameOf = (accountId: string) => context.data.people.get(accountId)?.displayName ?? accountId;
  const valueOf = (optionId: string) => custom.options.find(({ id }) => id === optionId)?.value ?? optionId;
  if (stored === null || stored === undefined) {
    return { id: null, text: null };
  }
  if (isDocument(stored)) {
    return { id: null, text: documentText(stored) };
  }
  if (Array.isArray(stored)) {
    const ids = textsOf(stored);
    const names = ids.map(custom.kind === 'users' ? nameOf : valueOf);
    return ids.length === 0
      ? { id: null, text: null }
      : { id: `[${ids.join(', ')}]`, text: names.join(', ') };
  }
  const text = typeof stored === 'string' ? stored : JSON.stringify(stored);
  switch (custom.kind) {
    case 'user':
      return { id: text, text: nameOf(text) };
    case 'select':
      return { id: text, text: valueOf(text) };
    case 'date':
    case 'datetime':
      return { id: text, text };
    default:
      return { id: null, text };
  }
}
