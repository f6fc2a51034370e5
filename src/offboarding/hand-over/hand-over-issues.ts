import { listed } from '../listed';
import { effectId, isBlocked, latestEffects, settledEffects, type Effect } from '../effects';
import type { Successor } from '../facts';
import type { PendingBulk } from '../run';
import type { RunInHand, StepOutcome, StepParts } from '../steps/step';
import { HOUR, iso, MINUTE, SECOND } from '../time';
import { projectOf } from './issue-parts';
import type { FoundIssue, IssueField, IssuePart } from './port';

/** How long to wait before each look at a task, in milliseconds; the last one repeats. */
const LOOKS = [SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, MINUTE];
/** A task that is not over by then is left alone; what it has not done is named. Milliseconds. */
const LONGEST_TASK = HOUR;
/** What was read so recently needs no second reading before it is changed. Milliseconds. */
const FRESH_FOR = 15 * MINUTE;
/** Issues that a sentence names. */
const MOST_NAMED = 10;
/**
 * Hands the open issues over, one bulk change after the other: written down, asked for, followed through the queue.
 * @param isStopping only what is under way is brought to its end
 * @returns undefined when nothing is left to do
 */
export async function handOverIssues(
  hand: RunInHand,
  parts: StepParts,
  successors: readonly Successor[],
  isStopping: boolean,
): Promise<StepOutcome | undefined> {
  const count = hand.plan?.inventory?.issueParts ?? 0;
  const { bulk } = hand.run.document;
  const open = bulk?.part ?? (isStopping ? undefined : firstOpenPart(hand, count));
  if (open === undefined) return undefined;
  const part = await parts.issueParts.read(hand.run.id, open);
  if (!part) throw new Error(`Part ${String(open)} of the issues is not there any more.`);
  const change = new BulkChange(hand, parts, open, part, successors);
  return bulk ? change.follow(bulk) : change.begin();
}

/** The first part whose end is not known, or that somebody wants tried again. */
function firstOpenPart(hand: RunInHand, count: number): number | undefined {
  const latest = latestEffects(hand.effects);
  const settled = new Set(settledEffects(hand).map(({ id }) => id));
  return Array.from({ length: count }, (_, number) => number).find((number) => {
    const own = latest.filter((effect) => isOfPart(effect, number));
    return own.length === 0 || own.some(({ id }) => !settled.has(id));
  });
}

const isOfPart = ({ kind, subject }: Effect, number: number): boolean =>
  kind === 'hand-over-issues' && subject.id.split('/')[2] === String(number);

class BulkChange {
  private readonly latest: Effect[];
  private readonly heir: Successor | undefined;

  constructor(
    private readonly hand: RunInHand,
    private readonly parts: StepParts,
    private readonly number: number,
    private readonly part: IssuePart,
    successors: readonly Successor[],
  ) {
    this.latest = latestEffects(hand.effects).filter((effect) => isOfPart(effect, number));
    this.heir = successors.find(({ accountId }) => accountId === part.to);
  }

  /** Writes down what is going to be asked; what cannot be handed over at all is said at once. */
  async begin(): Promise<StepOutcome> {
    const given = await this.givenAway();
    const open = this.part.projects
      .map(({ projectKey, issues }) => ({ projectKey, issues: issues.filter(({ id }) => !given.has(id)) }))
      .filter(({ issues }) => issues.length > 0);
    const assignable = await this.assignable(open);
    const asked = open.filter(({ issues }) => assignable?.has(issues[0]?.id ?? '') ?? true);
    const effects = [
      ...this.part.projects
        .filter(({ projectKey }) => open.every((project) => project.projectKey !== projectKey))
        .flatMap(({ projectKey, issues }) => this.foundDone(projectKey, issues)),
      ...open
        .filter((project) => !asked.includes(project))
        .map(({ projectKey, issues }) =>
          this.effect(projectKey, 'blocked', issues, { advice: this.refusedHeir(projectKey) }),
        ),
    ];
    const bulk: PendingBulk = {
      part: this.number,
      projects: asked.map(({ projectKey }) => projectKey),
      without: [...given],
      taskId: null,
      since: iso(this.parts.clock.now()),
      looks: 0,
    };
    return { kind: 'again', effects, changes: { bulk: asked.length > 0 ? bulk : null } };
  }

  /** Asks Jira, or looks how far it is. */
  async follow(bulk: PendingBulk): Promise<StepOutcome> {
    const { handingOver, clock } = this.parts;
    if (bulk.taskId === null) return this.ask(this.hand.isRepeat ? await this.lookedThrough(bulk) : bulk);
    const task = await handingOver.task(bulk.taskId);
    if (task?.state === 'complete') return this.over(bulk, task.failures);
    if (task?.state === 'under-way' && clock.now() - Date.parse(bulk.since) < LONGEST_TASK) {
      return this.lookAgain({ ...bulk, looks: bulk.looks + 1 });
    }
    return this.overByReading(
      bulk,
      task ? `The task ${bulk.taskId} is ${task.name}.` : `The task ${bulk.taskId} is not known any more.`,
    );
  }

  private async ask(bulk: PendingBulk & { done?: ReadonlySet<string> }): Promise<StepOutcome> {
    const { done, ...asking } = bulk;
    const ids = this.asked(asking).flatMap(({ id }) => (done?.has(id) ? [] : id));
    if (ids.length === 0) return this.over(asking, new Map());
    const answer = await this.parts.handingOver.changeIssues(ids, this.part.field, this.part.to);
    if (!answer.accepted) return this.overByReading(asking, answer.words);
    return this.lookAgain({ ...asking, taskId: answer.taskId, since: iso(this.parts.clock.now()) });
  }

  /** Whether an earlier try was heard is not known: what the successor has is done, what others have is theirs. */
  private async lookedThrough(bulk: PendingBulk): Promise<PendingBulk & { done: ReadonlySet<string> }> {
    const { field, to } = this.part;
    const asked = this.asked(bulk).map(({ id }) => id);
    const [left, arrived] = await Promise.all(
      [this.hand.run.leaverId, to].map((holder) => this.parts.holdings.issuesStillWith(holder, field, asked)),
    );
    const known = new Set([...(left ?? []), ...(arrived ?? [])].map(({ id }) => id));
    return {
      ...bulk,
      without: [...bulk.without, ...asked.filter((id) => !known.has(id))],
      done: new Set(arrived?.map(({ id }) => id)),
    };
  }

  private lookAgain(bulk: PendingBulk): StepOutcome {
    const wait = LOOKS[Math.min(bulk.looks, LOOKS.length - 1)] ?? MINUTE;
    return {
      kind: 'wait',
      at: this.parts.clock.now() + wait,
      waitingFor: 'it waits for Jira to hand the issues over',
      cause: 'patience',
      changes: { bulk },
    };
  }

  /** Where Jira does not say what came of each issue, those that the leaver still has are left. */
  private async overByReading(bulk: PendingBulk, words: string): Promise<StepOutcome> {
    const asked = this.asked(bulk).map(({ id }) => id);
    const left = await this.parts.holdings.issuesStillWith(this.hand.run.leaverId, this.part.field, asked);
    return this.over(bulk, new Map(left.map(({ id }) => [id, words])));
  }

  /** @param failures Jira's words by the ids of the issues that stay */
  private over(bulk: PendingBulk, failures: ReadonlyMap<string, string>): StepOutcome {
    const asked = this.asked(bulk);
    const effects = bulk.projects.flatMap((projectKey) => {
      const issues = asked.filter(({ key }) => projectOf(key) === projectKey);
      const moved = issues.filter(({ id }) => !failures.has(id));
      const left = issues.filter(({ id }) => failures.has(id));
      const words = failures.get(left[0]?.id ?? '') ?? null;
      const advice = `${this.heirName()} could not get these. Somebody who may edit them can assign them by hand.`;
      const further = moved.length > 0 ? 1 : 0;
      return [
        ...(moved.length > 0 ? [this.effect(projectKey, 'done', moved)] : []),
        ...(left.length > 0 ? [this.effect(projectKey, 'blocked', left, { words, advice, further })] : []),
      ];
    });
    return { kind: 'again', effects, changes: { bulk: null } };
  }

  private asked({ projects, without }: PendingBulk): FoundIssue[] {
    const given = new Set(without);
    return this.part.projects
      .filter(({ projectKey }) => projects.includes(projectKey))
      .flatMap(({ issues }) => issues.filter(({ id }) => !given.has(id)));
  }

  /**
   * Ids of the issues that the leaver has not any more: an earlier try or somebody else was faster. Not asked when the
   * inventory was taken just now.
   */
  private async givenAway(): Promise<ReadonlySet<string>> {
    const { clock, holdings } = this.parts;
    const readAt = Date.parse(this.hand.plan?.inventory?.readAt ?? '');
    if (this.latest.length === 0 && !this.hand.isRepeat && clock.now() - readAt < FRESH_FOR) return new Set();
    const all = this.part.projects.flatMap(({ issues }) => issues.map(({ id }) => id));
    const still = await holdings.issuesStillWith(this.hand.run.leaverId, this.part.field, all);
    const held = new Set(still.map(({ id }) => id));
    return new Set(all.filter((id) => !held.has(id)));
  }

  /** Ids of the first issues of those projects where the successor may have them; null where Jira does not tell. */
  private async assignable(open: IssuePart['projects']): Promise<ReadonlySet<string> | null> {
    if (this.heir?.isThere === false) return new Set();
    if (this.part.field === 'reporter' || open.length === 0) return null;
    const first = open.flatMap(({ issues }) => issues[0]?.id ?? []);
    return this.parts.holdings.assignable(this.part.to, first);
  }

  private refusedHeir(projectKey: string): string {
    return this.heir?.isThere === false
      ? `${this.heirName()} is not an active person on this site. Name somebody else for these.`
      : `${this.heirName()} cannot be assigned issues of ${projectKey}. Give them access to the project, then try again, or assign these to somebody else.`;
  }

  private heirName(): string {
    return this.heir?.displayName ?? 'The successor';
  }

  /** Nothing of a project is left with the leaver, and no effect says so yet. */
  private foundDone(projectKey: string, issues: readonly FoundIssue[]): Effect[] {
    const isKnown = this.latest.some(
      (effect) => effect.subject.id.startsWith(`${projectKey}/`) && !isBlocked(effect),
    );
    return isKnown ? [] : [this.effect(projectKey, 'found-done', issues)];
  }

  /**
   * The place of an effect in the evidence. What was handed over keeps its own, so that it can be given back; what a
   * later try does, or what is left, goes into the next one.
   */
  private place(projectKey: string, further: number): string {
    const base = `${projectKey}/${this.part.field}/${String(this.number)}`;
    const at = (number: number) => (number === 1 ? base : `${base}/${String(number)}`);
    const isTaken = (id: string) =>
      this.latest.some((effect) => effect.subject.id === id && !isBlocked(effect));
    let tries = 1;
    while (isTaken(at(tries))) tries += 1;
    return at(tries + further);
  }

  private effect(
    projectKey: string,
    outcome: Effect['outcome'],
    issues: readonly FoundIssue[],
    {
      words = null,
      advice = null,
      further = 0,
    }: Partial<Pick<Effect, 'words' | 'advice'>> & { further?: number } = {},
  ): Effect {
    const { field, to } = this.part;
    const id = this.place(projectKey, further);
    const issueIds = issues.map((issue) => issue.id);
    const name =
      outcome === 'blocked'
        ? listed(
            issues.map(({ key }) => key),
            MOST_NAMED,
          )
        : numberOf(issues, projectKey, field);
    return {
      id: effectId('hand-over-issues', id),
      kind: 'hand-over-issues',
      subject: { id, name },
      outcome,
      at: iso(this.parts.clock.now()),
      words,
      advice,
      to,
      toName: this.heirName(),
      before: { kind: 'issues', projectKey, field, issueIds },
    };
  }
}

const numberOf = (issues: readonly FoundIssue[], projectKey: string, field: IssueField): string =>
  `${String(issues.length)} ${field === 'assignee' ? 'open' : 'reported'} ${issues.length === 1 ? 'issue' : 'issues'} of ${projectKey}`;
