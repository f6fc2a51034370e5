import { z } from 'zod';
import type { SiteContext } from '../../context';
import { badRequest } from '../../errors';
import type { AdfDocument, Comment, Project } from '../../model';
import { isAmong, mayComment, requireActor } from '../access';
import { DOCUMENT_TEXT_LIMIT, INVALID_DOCUMENT, isDocument } from '../atlassian-document';
import { documentText } from '../document-text';

/** A comment as somebody wants it. */
export interface CommentInput {
  body: AdfDocument;
  visibility: Comment['visibility'];
  properties: Record<string, unknown>;
}

const commentSchema = z.looseObject({
  body: z.unknown().optional(),
  visibility: z
    .looseObject({
      type: z.enum(['group', 'role']),
      value: z.string().optional(),
      identifier: z.string().nullish(),
    })
    .nullish(),
  properties: z.array(z.object({ key: z.string().min(1), value: z.unknown() })).optional(),
});

/**
 * @throws {JiraError} 400 as Jira words it: no permission, no body, no document, or a restriction that the author is
 *   outside of
 */
export function readCommentInput(context: SiteContext, project: Project, input: unknown): CommentInput {
  if (!mayComment(context, project)) {
    const name = context.data.people.get(requireActor(context))?.displayName ?? 'You';
    throw badRequest(`${name}, you do not have the permission to comment on this issue.`);
  }
  const parsed = commentSchema.safeParse(input);
  if (!parsed.success) {
    throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  }
  const { body, visibility, properties = [] } = parsed.data;
  return {
    body: readBody(body),
    visibility: visibility ? readVisibility(context, project, visibility) : null,
    properties: Object.fromEntries(properties.map(({ key, value }) => [key, value])),
  };
}

function readBody(body: unknown): AdfDocument {
  if (body === undefined || body === null) {
    throw badRequest('', { comment: 'Comment body can not be empty!' });
  }
  if (typeof body === 'string') {
    throw badRequest('', { comment: 'Comment body is not valid!' });
  }
  if (!isDocument(body)) {
    throw badRequest(INVALID_DOCUMENT);
  }
  if (body.content.length === 0) {
    throw badRequest('', { comment: 'Comment body can not be empty!' });
  }
  if (documentText(body).length > DOCUMENT_TEXT_LIMIT) {
    throw badRequest('CONTENT_LIMIT_EXCEEDED');
  }
  return body;
}

function readVisibility(
  context: SiteContext,
  project: Project,
  { type, value, identifier }: NonNullable<z.infer<typeof commentSchema>['visibility']>,
): NonNullable<Comment['visibility']> {
  const { groups, roles } = context.data;
  const wanted = identifier ?? value ?? '';
  const candidates =
    type === 'group'
      ? [...groups.values()].map(({ groupId, name }) => ({ id: groupId, name }))
      : [...roles.values()];
  const found = candidates.find(({ id, name }) => id === wanted || name === wanted);
  const what = type === 'group' ? 'group' : 'project role';
  if (!found) {
    throw badRequest('', { commentLevel: `The ${what} '${wanted}' does not exist.` });
  }
  const visibility = { type, value: found.name, identifier: found.id };
  if (!isAmong(context, project, visibility)) {
    throw badRequest('', { commentLevel: `You are currently not a member of the ${what}: ${found.name}.` });
  }
  return visibility;
}
