import { tryWays, type Tried } from '../channels/try-ways';
import type { GroupName } from '../facts';
import type { Change, Channels, Directory } from '../ports';
import type { Channel } from '../words';
import type { HandingOver, Holdings } from '../hand-over/port';
import { giveIssues } from './give-issues';
import type { Holders, IssueList } from './holders';
import type { Undoable } from './undoable';

/** How something that a run took stands now. */
export type Standing =
  | { is: 'back' }
  /** As the run left it: it can be given back without taking it from anybody. */
  | { is: 'as-left' }
  /** Somebody decided otherwise meanwhile. `holder` has it now: an account id, or null for nobody. */
  | { is: 'changed'; holder: string | null }
  /** Some issues are with others by now. */
  | { is: 'spread'; number: number }
  /** It does not exist any more, or the app cannot see it. */
  | { is: 'gone' };

/** How giving something back went; reading back has the last word. */
export type Given =
  | { outcome: 'done'; channel?: Channel }
  | { outcome: 'found-done'; words: string }
  /** In doubt when an earlier try got no answer, and may be what this one was refused for. */
  | { outcome: 'refused'; words: string | null; inDoubt: boolean };

/** Reads how one thing stands, and gives it back. Nothing is given without a look before. */
export interface Giving {
  look(undoable: Undoable): Promise<Standing>;
  give(undoable: Undoable): Promise<Given>;
}

export interface GivingParts {
  directory: Pick<Directory, 'leaver'>;
  channels: Pick<Channels, 'ways'>;
  holders: Holders;
  holdings: Pick<Holdings, 'filtersTaken'>;
  handingOver: HandingOver;
  sleep: (milliseconds: number) => Promise<void>;
}

type LookParts = Pick<GivingParts, 'holders' | 'holdings'>;

/** How the leaver stands; `groups` were read a moment ago. */
export interface LeaverNow {
  accountId: string;
  active: boolean;
  groups: readonly GroupName[];
}

/** Everything that a restore can give back beside the account itself. */
export function createGiving(parts: GivingParts, leaver: LeaverNow): Giving {
  return {
    look: (undoable) => look(parts, leaver, undoable),
    give: (undoable) => give(parts, leaver.accountId, undoable),
  };
}

async function look(parts: LookParts, leaver: LeaverNow, undoable: Undoable): Promise<Standing> {
  const { holders } = parts;
  const { kind, subject, to } = undoable;
  const { accountId } = leaver;
  const held = async (holder: Promise<string | null | undefined>) => standingOf(await holder, accountId, to);
  switch (kind) {
    case 'disable-account':
    case 'suspend-account':
    case 'schedule-deletion':
    case 'delete-account':
      return { is: leaver.active ? 'back' : 'as-left' };
    case 'remove-group':
      return { is: isIn(leaver, subject.id) ? 'back' : 'as-left' };
    case 'hold-account':
      return { is: isIn(leaver, subject.id) ? 'as-left' : 'back' };
    case 'remove-role': {
      const { projectKey, roleId } = roleOf(undoable);
      const people = await holders.peopleInRole(projectKey, roleId);
      return { is: !people ? 'gone' : people.includes(accountId) ? 'back' : 'as-left' };
    }
    case 'hand-over-project':
      return held(holders.projectLead(subject.id));
    case 'hand-over-component':
      return held(holders.componentLead(subject.id));
    case 'hand-over-filter':
      return filterStanding(parts, accountId, undoable);
    case 'hand-over-dashboard':
      return held(holders.dashboardOwner(subject.id));
    case 'hand-over-issues': {
      const left = await openIssues(holders, accountId, undoable);
      if (left.length === 0) return { is: 'back' };
      return undoable.onlyOthers ? { is: 'spread', number: left.length } : { is: 'as-left' };
    }
  }
}

async function give(parts: GivingParts, accountId: string, undoable: Undoable): Promise<Given> {
  const { holders, handingOver } = parts;
  const { kind, subject } = undoable;
  switch (kind) {
    case 'disable-account':
    case 'suspend-account':
    case 'schedule-deletion':
    case 'delete-account':
      throw new Error('The account is brought back by a step of its own.');
    case 'remove-group':
    case 'hold-account':
      return changeMembership(parts, accountId, subject.id, kind === 'remove-group');
    case 'remove-role': {
      const { projectKey, roleId } = roleOf(undoable);
      return givenBy(holders.addToRole(projectKey, roleId, accountId));
    }
    case 'hand-over-project':
      return givenBy(handingOver.leadProject(subject.id, accountId));
    case 'hand-over-component':
      return givenBy(handingOver.leadComponent(subject.id, accountId));
    case 'hand-over-filter':
      return giveFilter(parts, accountId, undoable);
    case 'hand-over-dashboard':
      return giveDashboard(handingOver, accountId, subject.id);
    case 'hand-over-issues': {
      const ids = await openIssues(holders, accountId, undoable);
      return ids.length === 0
        ? { outcome: 'done' }
        : giveIssues(parts, { ids, field: issuesOf(undoable).field }, accountId);
    }
  }
}

/** By every way that is allowed, as the membership ended: what Jira refuses may be done by the organisation's key. */
async function changeMembership(
  { channels, directory }: GivingParts,
  accountId: string,
  groupId: string,
  isWanted: boolean,
): Promise<Given> {
  const isSo = async () => {
    const now = await directory.leaver(accountId);
    return (now?.groups.some((group) => group.groupId === groupId) ?? false) === isWanted;
  };
  const change = { groupId, accountId };
  return triedBy(
    isWanted
      ? await tryWays(await channels.ways('give-back-group'), { kind: 'give-back-group', ...change }, isSo)
      : await tryWays(await channels.ways('remove-group'), { kind: 'remove-group', ...change }, isSo),
  );
}

/** The words of every way that was tried, the last one's doubt. */
export function triedBy(tried: Tried): Given {
  if (tried.outcome !== 'refused') return tried;
  const words = tried.refusals.map((refusal) => refusal.words);
  return {
    outcome: 'refused',
    words: words.length === 0 ? null : words.join(' / '),
    inDoubt: tried.refusals.some(({ inDoubt }) => inDoubt),
  };
}

async function givenBy(changed: Promise<Change>): Promise<Given> {
  const change = await changed;
  if (change.accepted) return { outcome: 'done' };
  return { outcome: 'refused', words: change.words, inDoubt: change.inDoubt };
}

/**
 * The filter, under the name that it had. Only its owner may rename a filter, so the app takes it first; a name that Jira
 * does not take back stays as it is.
 */
async function giveFilter(
  { holders, handingOver }: GivingParts,
  accountId: string,
  { subject, before }: Undoable,
): Promise<Given> {
  const now = await holders.filter(subject.id);
  if (before?.kind === 'filter' && now && now.name !== before.name && now.name.startsWith(before.name)) {
    const taken = await handingOver.takeFilter(subject.id);
    if (taken.accepted) await handingOver.renameFilter(subject.id, before.name);
  }
  return givenBy(handingOver.ownFilter(subject.id, accountId));
}

async function giveDashboard(handingOver: HandingOver, accountId: string, id: string): Promise<Given> {
  const change = await handingOver.ownDashboards([id], accountId);
  const words = change.accepted ? change.refused?.get(id) : change.words;
  if (words === undefined) return { outcome: 'done' };
  return { outcome: 'refused', words, inDoubt: !change.accepted && change.inDoubt };
}

/** Ids of the issues of one effect that are to come back: those with the successor, or those with others. */
function openIssues(holders: Holders, leaverId: string, undoable: Undoable): Promise<string[]> {
  const issues = issuesOf(undoable);
  return undoable.onlyOthers
    ? holders.openIssuesWithOthers(issues, leaverId, undoable.to)
    : holders.openIssuesWith(issues, undoable.to ?? null);
}

/** A filter that an earlier try has taken to rename it is on its way. */
async function filterStanding(
  { holders, holdings }: LookParts,
  leaverId: string,
  { subject, to }: Undoable,
): Promise<Standing> {
  const filter = await holders.filter(subject.id);
  const standing = standingOf(filter?.ownerId, leaverId, to);
  if (standing.is !== 'changed') return standing;
  const taken = await holdings.filtersTaken();
  return taken.some(({ id }) => id === subject.id) ? { is: 'as-left' } : standing;
}

function standingOf(holder: string | null | undefined, leaverId: string, to: string | undefined): Standing {
  if (holder === undefined) return { is: 'gone' };
  if (holder === leaverId) return { is: 'back' };
  return holder === (to ?? null) ? { is: 'as-left' } : { is: 'changed', holder };
}

const isIn = ({ groups }: LeaverNow, groupId: string): boolean =>
  groups.some((group) => group.groupId === groupId);

function roleOf({ subject, before }: Undoable): { projectKey: string; roleId: string } {
  if (before?.kind === 'role') return before;
  const [projectKey = '', roleId = ''] = subject.id.split('/');
  return { projectKey, roleId };
}

const issuesOf = ({ before }: Undoable): IssueList =>
  before?.kind === 'issues' ? { ids: before.issueIds, field: before.field } : { ids: [], field: 'assignee' };
