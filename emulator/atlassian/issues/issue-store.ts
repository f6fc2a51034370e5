import type { SentNotification } from '../../contract';
import type { Issue, SiteData } from '../model';
import type { BulkTask } from './operations/bulk-task';

const NONE: ReadonlySet<string> = new Set<string>();

export interface Attachment {
  id: string;
  filename: string;
  mimeType: string;
  /** As text: only text is attached here. */
  content: string;
  size: number;
  authorAccountId: string;
  created: string;
}

/**
 * The issues of a site with what finds them fast: a site may hold 500,000.
 * An issue in here is never changed in place; a changed copy is `set`, so that the indexes stay true.
 */
export class IssueStore extends Map<string, Issue> {
  private readonly idsByKey = new Map<string, string>();
  private readonly idsByAssignee = new Map<string, Set<string>>();
  private readonly idsByReporter = new Map<string, Set<string>>();
  private readonly idsByActor = new Map<string, Set<string>>();
  private readonly idsByProject = new Map<string, Set<string>>();
  private readonly idsByParent = new Map<string, Set<string>>();
  private readonly issueIdsByComment = new Map<string, string>();
  private readonly lastNumbers = new Map<string, number>();

  /** Who watches an issue, by issue id. */
  readonly watchers = new Map<string, Set<string>>();
  /** Files of an issue, by issue id. */
  readonly attachments = new Map<string, readonly Attachment[]>();
  /** Bulk operations by task id. */
  readonly bulkTasks = new Map<string, BulkTask>();
  /** How many tasks each list of their ends was used for. */
  readonly usedEnds = new WeakMap<object, number>();
  /** The e-mails that were sent, oldest first. */
  readonly notifications: SentNotification[] = [];

  constructor(issues: Iterable<Issue> = []) {
    super();
    for (const issue of issues) {
      this.set(issue.id, issue);
    }
  }

  override set(id: string, issue: Issue): this {
    const previous = this.get(id);
    if (previous) {
      this.unlink(previous, issue);
    }
    super.set(id, issue);
    this.idsByKey.set(issue.key.toUpperCase(), id);
    insert(this.idsByAssignee, issue.assigneeAccountId, id);
    insert(this.idsByReporter, issue.reporterAccountId, id);
    actorsOf(issue).forEach((accountId) => {
      insert(this.idsByActor, accountId, id);
    });
    insert(this.idsByProject, issue.projectId, id);
    insert(this.idsByParent, issue.parentId ?? null, id);
    if (previous?.comments !== issue.comments) {
      issue.comments.forEach((comment) => this.issueIdsByComment.set(comment.id, id));
    }
    this.lastNumbers.set(
      issue.projectId,
      Math.max(issueNumber(issue.key), this.lastNumbers.get(issue.projectId) ?? 0),
    );
    return this;
  }

  override delete(id: string): boolean {
    const issue = this.get(id);
    if (!issue) {
      return false;
    }
    this.unlink(issue, null);
    actorsOf(issue).forEach((accountId) => {
      remove(this.idsByActor, accountId, null, id);
    });
    this.idsByKey.delete(issue.key.toUpperCase());
    this.watchers.delete(id);
    this.attachments.delete(id);
    return super.delete(id);
  }

  override clear(): void {
    [...this.keys()].forEach((id) => this.delete(id));
  }

  /** Finds an issue by its id or, whatever the case of its letters, by its key. */
  find(idOrKey: string): Issue | undefined {
    return this.get(idOrKey) ?? this.get(this.idsByKey.get(idOrKey.toUpperCase()) ?? '');
  }

  findByComment(commentId: string): Issue | undefined {
    return this.get(this.issueIdsByComment.get(commentId) ?? '');
  }

  assignedTo(accountId: string): ReadonlySet<string> {
    return this.idsByAssignee.get(accountId) ?? NONE;
  }

  reportedBy(accountId: string): ReadonlySet<string> {
    return this.idsByReporter.get(accountId) ?? NONE;
  }

  /** The issues that somebody created, changed or commented on. */
  touchedBy(accountId: string): ReadonlySet<string> {
    return this.idsByActor.get(accountId) ?? NONE;
  }

  inProject(projectId: string): ReadonlySet<string> {
    return this.idsByProject.get(projectId) ?? NONE;
  }

  /** Ids of the issue's sub-tasks. */
  partsOf(id: string): ReadonlySet<string> {
    return this.idsByParent.get(id) ?? NONE;
  }

  /** The number that the project's next issue gets; numbers of deleted issues are not used again. */
  nextNumber(projectId: string): number {
    return (this.lastNumbers.get(projectId) ?? 0) + 1;
  }

  private unlink(previous: Issue, next: Issue | null): void {
    remove(this.idsByAssignee, previous.assigneeAccountId, next?.assigneeAccountId, previous.id);
    remove(this.idsByReporter, previous.reporterAccountId, next?.reporterAccountId, previous.id);
    remove(this.idsByProject, previous.projectId, next?.projectId, previous.id);
    remove(this.idsByParent, previous.parentId ?? null, next?.parentId, previous.id);
    if (previous.comments !== next?.comments) {
      previous.comments.forEach((comment) => this.issueIdsByComment.delete(comment.id));
    }
  }
}

/** The site's issues with their indexes; a plain map that a seed left is replaced at the first use. */
export function issuesOf(data: SiteData): IssueStore {
  if (data.issues instanceof IssueStore) {
    return data.issues;
  }
  const store = new IssueStore(data.issues.values());
  data.issues = store;
  return store;
}

/** The number in an issue's key: 7 in `IT-7`. */
export function issueNumber(key: string): number {
  return Number(key.slice(key.lastIndexOf('-') + 1));
}

/** Everybody who created, changed or commented on an issue. */
function actorsOf({ creatorAccountId, changes, comments }: Issue): ReadonlySet<string> {
  return new Set(
    [{ authorAccountId: creatorAccountId }, ...changes, ...comments].map(
      ({ authorAccountId }) => authorAccountId,
    ),
  );
}

function insert(index: Map<string, Set<string>>, key: string | null, id: string): void {
  if (key === null) {
    return;
  }
  const ids = index.get(key);
  if (ids) {
    ids.add(id);
  } else {
    index.set(key, new Set([id]));
  }
}

function remove(
  index: Map<string, Set<string>>,
  key: string | null,
  nextKey: string | null | undefined,
  id: string,
): void {
  if (key === null || key === nextKey) {
    return;
  }
  const ids = index.get(key);
  ids?.delete(id);
  if (ids?.size === 0) {
    index.delete(key);
  }
}
