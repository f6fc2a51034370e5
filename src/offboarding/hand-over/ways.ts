import type { EffectKind } from '../effects';
import type { Successor } from '../facts';
import type { Change } from '../ports';
import type { RunInHand, StepParts } from '../steps/step';
import type { Wanted } from './make-changes';
import type { Thing } from './things';

/** Dashboards that one bulk change takes at the most (facts). */
const DASHBOARDS_AT_A_TIME = 100;
/** How Jira answers when a filter's new owner has one of that name, among other things. */
const BAD_REQUEST = 400;

const KEPT = 'Leaver had to take this filter to rename it, and could neither pass it on nor give it back.';

type Refusal = Extract<Change, { accepted: false }>;

/** How each of these things changes hands, and what to say where Jira refuses. */
export function ways(
  { plan }: Pick<RunInHand, 'plan'>,
  { handingOver, directory }: Pick<StepParts, 'handingOver' | 'directory'>,
  things: readonly Thing[],
  successors: readonly Successor[],
): Wanted[] {
  const leaver = plan?.leaver.displayName ?? 'the leaver';
  const leaverId = plan?.leaver.accountId ?? '';
  const dashboards = inBulk(handingOver, things);
  const stillThere = new Map<string, Promise<boolean>>();
  /** Asked only after a refusal, once for each successor. */
  const isThere = (accountId: string): Promise<boolean> => {
    const asked =
      stillThere.get(accountId) ?? directory.leaver(accountId).then((person) => person?.active === true);
    stillThere.set(accountId, asked);
    return asked;
  };

  const make = ({ kind, subject, to }: Thing): Promise<Change & { nowNamed?: string }> => {
    switch (kind) {
      case 'hand-over-project':
        return handingOver.leadProject(subject.id, to);
      case 'hand-over-component':
        return handingOver.leadComponent(subject.id, to);
      case 'hand-over-dashboard':
        return dashboards(subject.id, to);
      default:
        return ownFilter(subject, to);
    }
  };

  /**
   * A refusal may mean that the successor has a filter of that name. Only its owner may rename a filter, so the app takes
   * it, renames it and passes it on; when that was not it, it goes back as it was.
   */
  const ownFilter = async (
    { id, name }: Thing['subject'],
    to: string,
  ): Promise<Change & { nowNamed?: string }> => {
    const first = await handingOver.ownFilter(id, to);
    if (first.accepted || first.status !== BAD_REQUEST || !(await isThere(to))) return first;
    return renameOnTheWay({ id, name }, to, first);
  };

  const renameOnTheWay = async (
    { id, name }: Thing['subject'],
    to: string,
    first: Refusal,
  ): Promise<Change & { nowNamed?: string }> => {
    const names = [`${name} (${leaver})`, `${name} (${leaver}, ${id})`];
    // While the filter is the app's and still has its name, no other one of that name can be.
    const whileItHasItsName = <Result>(work: () => Promise<Result>): Promise<Result> =>
      handingOver.inTurn(name.toLowerCase(), work);
    const renameToNext = async (): Promise<string | undefined> => {
      for (let next = names.shift(); next !== undefined; next = names.shift()) {
        if ((await handingOver.renameFilter(id, next)).accepted) return next;
      }
      return undefined;
    };

    let nowNamed: string | undefined;
    const taken = await whileItHasItsName(async () => {
      const change = await handingOver.takeFilter(id);
      if (change.accepted) nowNamed = await renameToNext();
      return change;
    });
    // Another worker may just have one of that name on its way: that is tried again.
    if (!taken.accepted) return taken.status === BAD_REQUEST ? { ...first, inDoubt: true } : first;
    for (; nowNamed !== undefined; nowNamed = await renameToNext()) {
      const change = await handingOver.ownFilter(id, to);
      if (change.accepted) return { ...change, nowNamed };
    }
    const isBack = await whileItHasItsName(async () => {
      await handingOver.renameFilter(id, name);
      return handingOver.ownFilter(id, leaverId);
    });
    return isBack.accepted ? first : { ...first, inDoubt: true, words: KEPT };
  };

  return things.map((thing) => {
    const heir = successors.find(({ accountId }) => accountId === thing.to);
    return {
      ...thing,
      toName: heir?.displayName ?? thing.to,
      make: () => make(thing),
      advise: async (change) =>
        (await isThere(thing.to))
          ? adviceFor(thing.kind, change)
          : `${heir?.displayName ?? 'The successor'} is not an active person on this site any more. Name somebody else for this.`,
    };
  });
}

/** The dashboards of one successor go together; each gets its own answer. */
function inBulk(handingOver: StepParts['handingOver'], things: readonly Thing[]) {
  const asked = new Map<string, ReturnType<StepParts['handingOver']['ownDashboards']>>();
  const groups = new Map<string, string>();
  for (const to of new Set(things.map((thing) => thing.to))) {
    const ids = things
      .filter((thing) => thing.kind === 'hand-over-dashboard' && thing.to === to)
      .map(({ subject }) => subject.id);
    for (let start = 0; start < ids.length; start += DASHBOARDS_AT_A_TIME) {
      const together = ids.slice(start, start + DASHBOARDS_AT_A_TIME);
      for (const id of together) groups.set(id, together.join());
    }
  }
  return async (id: string, to: string): Promise<Change> => {
    const group = groups.get(id) ?? id;
    const answer = asked.get(group) ?? handingOver.ownDashboards(group.split(','), to);
    asked.set(group, answer);
    const { refused, ...change } = await answer;
    const words = refused?.get(id);
    return change.accepted && words !== undefined
      ? { accepted: false, status: BAD_REQUEST, words, inDoubt: false }
      : change;
  };
}

function adviceFor(kind: EffectKind, { status }: Refusal): string {
  if (status === 403) {
    return 'Jira does not let Leaver change this. A Jira administrator can give it to somebody else, or allow the app to.';
  }
  switch (kind) {
    case 'hand-over-project':
      return 'A Jira administrator can name another lead in the settings of the project.';
    case 'hand-over-component':
      return 'Somebody who administers the project can name another lead of the component.';
    case 'hand-over-filter':
      return 'A Jira administrator can change the owner of the filter under System > Shared filters.';
    default:
      return 'A Jira administrator can change the owner of the dashboard under System > Dashboards.';
  }
}
