import type { SiteContext } from '../../context';
import type { Issue } from '../../model';
import { maySeeComment, projectOf } from '../access';
import { isDocument } from '../atlassian-document';
import { documentText } from '../document-text';

/** What searches of an issue's texts look through. Comments that the caller may not see are not there. */
export function commentText(context: SiteContext, issue: Issue): string {
  const project = projectOf(context, issue);
  return issue.comments
    .filter((comment) => maySeeComment(context, project, comment))
    .map(({ body }) => documentText(body))
    .join('\n');
}

export function allText(context: SiteContext, issue: Issue): string {
  const values = Object.values(issue.customFields).map(textOfValue);
  return [issue.summary, textOfDocument(issue.description), ...values, commentText(context, issue)].join(
    '\n',
  );
}

export function textOfValue(value: unknown): string {
  return typeof value === 'string' ? value : isDocument(value) ? documentText(value) : '';
}

export function textOfDocument(document: Issue['description']): string {
  return document === null ? '' : documentText(document);
}
