import type { SiteContext } from '../../context';
import type { Change, Comment, Issue } from '../../model';
import { requireActor } from '../access';
import { emitCommented, emitUpdated } from '../events';
import { issuesOf } from '../issue-store';
import { notifyOfComment, notifyOfIssue } from '../notifications';
import type { CommentInput } from './comment-input';
import type { Edit } from './edit';

/**
 * Makes the edits as one change of the log and tells the app; without edits nothing happens.
 * @param mails whether Jira sends an e-mail about it
 */
export function writeEdits(
  context: SiteContext,
  issue: Issue,
  edits: readonly Edit[],
  mails: 'with e-mail' | 'silently' = 'with e-mail',
): Issue {
  if (edits.length === 0) {
    return issue;
  }
  const now = context.now();
  const change: Change = {
    id: context.nextId(),
    authorAccountId: requireActor(context),
    created: now,
    items: edits.map(({ item }) => item),
  };
  const edited = edits.reduce((current, edit) => edit.apply(current, now), issue);
  const written = { ...edited, updated: now, changes: [...issue.changes, change] };
  issuesOf(context.data).set(written.id, written);
  emitUpdated(context, written, change);
  if (mails === 'with e-mail') {
    const isAssignment = written.assigneeAccountId !== issue.assigneeAccountId;
    const cause = isAssignment ? 'issue-assigned' : 'issue-updated';
    notifyOfIssue(context, cause, written, [issue.assigneeAccountId]);
  }
  return written;
}

/** Adds a comment by the caller and tells the app. */
export function writeComment(
  context: SiteContext,
  issue: Issue,
  input: CommentInput,
): { issue: Issue; comment: Comment } {
  const now = context.now();
  const comment: Comment = {
    id: context.nextId(),
    authorAccountId: requireActor(context),
    created: now,
    updated: now,
    ...input,
  };
  const written = { ...issue, updated: now, comments: [...issue.comments, comment] };
  issuesOf(context.data).set(written.id, written);
  emitCommented(context, written, comment, comment.authorAccountId);
  notifyOfComment(context, written, comment);
  return { issue: written, comment };
}

/** Puts another version of a comment in the place of the one with its id. */
export function replaceComment(context: SiteContext, issue: Issue, comment: Comment): void {
  const comments = issue.comments.map((other) => (other.id === comment.id ? comment : other));
  issuesOf(context.data).set(issue.id, { ...issue, comments });
}

/** Sets properties of an issue; they are no part of the change log, and no event tells of them. */
export function writeProperties(
  context: SiteContext,
  issue: Issue,
  properties: Record<string, unknown>,
): Issue {
  const written = { ...issue, properties };
  issuesOf(context.data).set(issue.id, written);
  return written;
}
