import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest } from '../../errors';
import type { FoundIssue } from '../access';
import { fieldById } from '../field-catalogue';
import { textsOf } from '../rendering/custom-values';
import { readCommentInput, type CommentInput } from './comment-input';
import { editCustomField } from './custom-edits';
import { FieldRefusal, type Edit } from './edit';
import { SYSTEM_EDITORS } from './system-edits';

const operationSchema = z.record(z.string(), z.unknown());

/** `IssueUpdateDetails` of the OpenAPI document. */
export const issueUpdateSchema = z.looseObject({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(operationSchema)).default({}),
  properties: z.array(z.object({ key: z.string().min(1), value: z.unknown() })).default([]),
});

export type IssueUpdate = z.infer<typeof issueUpdateSchema>;

export interface RequestedChanges {
  edits: Edit[];
  comments: CommentInput[];
}

/**
 * Turns `fields` and `update` of a request into edits.
 * @param isOnScreen which fields the request may set
 * @throws {JiraError} 400 with one entry in `errors` for each field that cannot be set
 */
export function readEdits(
  context: SiteContext,
  found: FoundIssue,
  { fields, update }: IssueUpdate,
  isOnScreen: (fieldId: string) => boolean,
): RequestedChanges {
  const errors: Record<string, string> = {};
  const changes: RequestedChanges = { edits: [], comments: [] };
  const attempt = (fieldId: string, action: () => void) => {
    try {
      action();
    } catch (error) {
      if (!(error instanceof FieldRefusal)) {
        throw error;
      }
      errors[fieldId] = error.message;
    }
  };

  for (const [fieldId, value] of Object.entries(fields)) {
    attempt(fieldId, () => {
      refuseOffScreen(isOnScreen, fieldId);
      changes.edits.push(...editField(context, found, fieldId, value));
    });
  }
  for (const [fieldId, operations] of Object.entries(update)) {
    attempt(fieldId, () => {
      if (fieldId in fields) {
        throw new FieldRefusal(`Field '${fieldId}' cannot appear in both 'fields' and 'update'`);
      }
      if (fieldId === 'comment') {
        changes.comments.push(...operations.map(({ add }) => readCommentInput(context, found.project, add)));
        return;
      }
      refuseOffScreen(isOnScreen, fieldId);
      changes.edits.push(...editField(context, found, fieldId, valueAfter(found, fieldId, operations)));
    });
  }
  if (Object.keys(errors).length > 0) {
    throw badRequest('', errors);
  }
  return changes;
}

function editField(context: SiteContext, found: FoundIssue, fieldId: string, value: unknown): Edit[] {
  const definition = fieldById(context.data, fieldId);
  if (definition?.custom) {
    return some(editCustomField(context, found.issue, definition, definition.custom, value));
  }
  const editor = SYSTEM_EDITORS[fieldId];
  if (!editor) {
    throw notOnScreen(fieldId);
  }
  return some(editor(context, found, value));
}

function refuseOffScreen(isOnScreen: (fieldId: string) => boolean, fieldId: string): void {
  if (!isOnScreen(fieldId)) {
    throw notOnScreen(fieldId);
  }
}

function notOnScreen(fieldId: string): FieldRefusal {
  return new FieldRefusal(
    `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`,
  );
}

/** The value that the operations of `update` lead to: `set` anywhere, `add` and `remove` for labels. */
function valueAfter(
  { issue }: FoundIssue,
  fieldId: string,
  operations: readonly Record<string, unknown>[],
): unknown {
  let value: unknown = fieldId === 'labels' ? issue.labels : undefined;
  for (const operation of operations) {
    const [name, operand] = Object.entries(operation)[0] ?? [];
    if (name === 'set') {
      value = operand;
    } else if (fieldId === 'labels' && typeof operand === 'string' && (name === 'add' || name === 'remove')) {
      const others = textsOf(value).filter((label) => label !== operand);
      value = name === 'add' ? [...others, operand] : others;
    } else {
      throw new FieldRefusal(`Field '${fieldId}' does not support operation '${name ?? ''}'`);
    }
  }
  return value;
}

function some(edit: Edit | null): Edit[] {
  return edit === null ? [] : [edit];
}
