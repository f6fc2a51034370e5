import type { SiteContext } from '../../context';
import { forbidden, JiraError, notFound } from '../../errors';
import { json, pathParameter, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { requireActor, requireIssue } from '../access';
import { issuesOf } from '../issue-store';
import { describeAttachment } from '../rendering/attachments';

const ATTACHMENTS = '/rest/api/3/issue/{issueIdOrKey}/attachments';
const CONTENT = '/rest/api/3/attachment/content/{id}';

/** Files of an issue: they are as visible as the issue itself. */
export const attachmentOperations: Route[] = [
  {
    method: 'POST',
    path: ATTACHMENTS,
    scopes: ['write:jira-work'],
    handler: add,
    issueParameter: 'issueIdOrKey',
    takesForm: true,
  },
  { method: 'GET', path: CONTENT, scopes: ['read:jira-work'], handler: read },
];

async function add(context: SiteContext, request: RouteRequest): Promise<RouteAnswer> {
  const { issue, project } = requireIssue(context, pathParameter(request, 'issueIdOrKey'));
  if (!context.mayWorkOn(project)) {
    throw forbidden('You do not have permission to create attachments for this issue.');
  }
  const files = request.body instanceof FormData ? request.body.getAll('file') : [];
  const added = await Promise.all(
    files
      .filter((file) => typeof file !== 'string')
      .map(async (file) => ({
        id: context.nextId(),
        filename: file.name,
        mimeType: file.type,
        content: await file.text(),
        size: file.size,
        authorAccountId: requireActor(context),
        created: context.now(),
      })),
  );
  if (added.length === 0) {
    throw new JiraError(400, ['The form has no file in its part "file".']);
  }
  const { attachments } = issuesOf(context.data);
  attachments.set(issue.id, [...(attachments.get(issue.id) ?? []), ...added]);
  return json(added.map((attachment) => describeAttachment(context, attachment)));
}

function read(context: SiteContext, request: RouteRequest): RouteAnswer {
  const id = pathParameter(request, 'id');
  for (const [issueId, files] of issuesOf(context.data).attachments) {
    const file = files.find((one) => one.id === id);
    if (!file) continue;
    requireIssue(context, issueId);
    return { status: 200, text: file.content, headers: { 'Content-Type': file.mimeType } };
  }
  throw notFound(`The attachment with id '${id}' does not exist.`);
}
