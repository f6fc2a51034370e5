import { sweepAfter } from './candidates/settings';
import { channelsProblem } from './channels/settings';
import { lockOutProblem } from './lock-out';
import type { Catalogue, SettingsStore } from './ports';
import type { Settings, SettingsInput, TicketRule } from './settings';
import { mayCloseAccounts, teamsNamed } from './settings-checks';
import { holdingGroupProblem, problemInJira, type InJiraParts } from './settings-in-jira';
import { changesBetween, inWords, type Change } from './settings-changes';
import type { PersonName } from './ticket';
import { iso, type Clock } from './time';

/** The settings cannot become what was asked for; the message says what to do. */
export class SettingsProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsProblem';
  }
}

/** Who changes the settings, having which version before their eyes. */
export interface SettingsEdit {
  settings: SettingsStore;
  /** Tells the names of groups and people for the record. */
  catalogue: Pick<Catalogue, 'groups' | 'people'>;
  /** Tells which groups give access, and to whom. */
  directory: InJiraParts['directory'];
  tickets: InJiraParts['tickets'];
  clock: Clock;
  seenVersion: number;
  by: PersonName;
}

/**
 * Replaces what administrators may set. A rule that is new starts in rehearsal; one that was edited keeps its mode and
 * never acts on transitions from before now.
 * @throws SettingsProblem when somebody else was faster, a live rule would lose what it needs, or nobody could be
 * offboarded any more
 */
export function changeSettings(edit: SettingsEdit, input: SettingsInput): Promise<Settings> {
  return replace(edit, async (current, at) => {
    const ticketRules = input.ticketRules.map((rule): TicketRule => {
      const before = current.ticketRules.find(({ id }) => id === rule.id);
      if (!before) return { ...rule, mode: 'rehearsal', activeSince: at };
      const { mode, activeSince, ...was } = before;
      const isSame = JSON.stringify(was) === JSON.stringify(rule);
      return { ...rule, mode, activeSince: isSame ? activeSince : at };
    });
    const live = ticketRules.find((rule) => rule.mode === 'live' && mayCloseAccounts(rule));
    if (live && input.holdingGroupId === null) {
      throw new SettingsProblem(`The rule "${live.name}" is live and needs a holding group. Name one.`);
    }
    for (const rule of ticketRules) checkTeams(rule, input, current);
    const channels = input.channels ?? current.channels;
    const { reach = current.reach, approval = current.approval, breaker = current.breaker } = input;
    const { inactivity = current.inactivity } = input;
    const sweep = sweepAfter(current, inactivity);
    const next = {
      ...current,
      ...input,
      ticketRules,
      channels,
      reach,
      approval,
      breaker,
      inactivity,
      sweep,
    };
    const problem =
      channelsProblem(channels) ??
      (await lockOutProblem(edit, next)) ??
      (await problemInJira(edit, current, next));
    if (problem !== undefined) throw new SettingsProblem(problem);
    return next;
  });
}

/**
 * Switches a rule between rehearsal, live and off.
 * @throws SettingsProblem when the rule is unknown, cannot go live yet, or somebody else was faster
 */
export function changeRuleMode(
  edit: SettingsEdit,
  ruleId: string,
  mode: TicketRule['mode'],
): Promise<Settings> {
  return replace(edit, async (current, at) => {
    const rule = current.ticketRules.find(({ id }) => id === ruleId);
    if (!rule) throw new SettingsProblem(`There is no rule ${ruleId}. Reload the page.`);
    if (mode === 'live' && mayCloseAccounts(rule)) {
      const problem =
        current.holdingGroupId === null
          ? 'Name a holding group first: accounts that stay go there until they are closed.'
          : await holdingGroupProblem(edit, current.holdingGroupId);
      if (problem !== undefined) throw new SettingsProblem(problem);
    }
    const changed: TicketRule = { ...rule, mode, activeSince: at };
    return { ...current, ticketRules: current.ticketRules.map((one) => (one.id === ruleId ? changed : one)) };
  });
}

/** Stops everything before its next effect, or lets it go on when `reason` is null. */
export function changeStop(edit: SettingsEdit, reason: string | null): Promise<Settings> {
  return replace(edit, (current, at) => ({
    ...current,
    stopped: reason === null ? null : { at, by: edit.by.displayName, reason },
  }));
}

/** A rule that names a team which is not there would refuse every ticket. */
function checkTeams(rule: TicketRule, { teams }: SettingsInput, current: Settings): void {
  const lost = teamsNamed(rule).find(({ teamId }) => !teams.some(({ id }) => id === teamId));
  if (!lost) return;
  const name = current.teams.find(({ id }) => id === lost.teamId)?.name ?? lost.teamId;
  const where = lost.value === null ? '' : ` where the ticket says "${lost.value}"`;
  throw new SettingsProblem(
    `The rule "${rule.name}" names the team ${name}${where}, and that team is not there. Change the rule first.`,
  );
}

/** Puts changed settings in place of those that somebody saw, and records what changed. */
export async function replace(
  { settings, catalogue, clock, seenVersion, by }: SettingsEdit,
  change: (current: Settings, at: string) => Settings | Promise<Settings>,
): Promise<Settings> {
  const conflict = new SettingsProblem(
    'Somebody else has changed the settings meanwhile. Reload the page and make your change again.',
  );
  const current = await settings.read();
  if (seenVersion !== current.version) throw conflict;
  const at = iso(clock.now());
  const next: Settings = { ...(await change(current, at)), version: current.version + 1 };
  const what = await recordOf(changesBetween(current, next), catalogue);
  if (!(await settings.replace(next, { version: next.version, at, by, what }))) throw conflict;
  return next;
}

/** Ids for which names are asked at the most: all of one kind stand in the address of one request. */
const MOST_NAMED = 100;

/** The changes as sentences. Names are a courtesy: where Jira does not tell them, the record holds the ids. */
async function recordOf(changes: readonly Change[], catalogue: SettingsEdit['catalogue']): Promise<string[]> {
  const mentioned = changes.flat().filter((word) => typeof word !== 'string');
  const idsOf = (kind: 'group' | 'person') =>
    [...new Set(mentioned.filter((word) => word.kind === kind).map(({ id }) => id))].slice(0, MOST_NAMED);
  const [groups, people] = await Promise.all([
    catalogue.groups(idsOf('group')).catch(() => []),
    catalogue.people(idsOf('person')).catch(() => []),
  ]);
  const names = new Map([
    ...groups.map(({ id, name }) => [id, name] as const),
    ...people.map(({ accountId, displayName }) => [accountId, displayName] as const),
  ]);
  return changes.map((change) => inWords(change, names));
}
