import type { SettingsStore } from './ports';
import type { Settings, SettingsInput, TicketRule } from './settings';
import { changesBetween } from './settings-changes';
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
  clock: Clock;
  seenVersion: number;
  by: PersonName;
}

/**
 * Replaces what administrators may set. A rule that is new starts in rehearsal; one that was edited keeps its mode and
 * never acts on transitions from before now.
 * @throws SettingsProblem when somebody else was faster, or a live rule would lose what it needs
 */
export function changeSettings(edit: SettingsEdit, input: SettingsInput): Promise<Settings> {
  return replace(edit, (current, at) => {
    const ticketRules = input.ticketRules.map((rule): TicketRule => {
      const before = current.ticketRules.find(({ id }) => id === rule.id);
      if (!before) return { ...rule, mode: 'rehearsal', activeSince: at };
      const { mode, activeSince, ...was } = before;
      const isSame = JSON.stringify(was) === JSON.stringify(rule);
      return { ...rule, mode, activeSince: isSame ? activeSince : at };
    });
    const live = ticketRules.find(({ mode }) => mode === 'live');
    if (live && input.holdingGroupId === null) {
      throw new SettingsProblem(`The rule "${live.name}" is live and needs a holding group. Name one.`);
    }
    const unknown = teamsNamed(input).find((id) => !input.teams.some((team) => team.id === id));
    if (unknown !== undefined)
      throw new SettingsProblem(`A rule names the team ${unknown}, which is not there.`);
    return { ...current, ...input, ticketRules };
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
  return replace(edit, (current, at) => {
    const rule = current.ticketRules.find(({ id }) => id === ruleId);
    if (!rule) throw new SettingsProblem(`There is no rule ${ruleId}. Reload the page.`);
    if (mode === 'live' && current.holdingGroupId === null) {
      throw new SettingsProblem(
        'Name a holding group first: accounts that stay go there until they are closed.',
      );
    }
    const changed: TicketRule = { ...rule, mode, activeSince: at };
    return { ...current, ticketRules: current.ticketRules.map((one) => (one.id === ruleId ? changed : one)) };
  });
}

/** Stops everything before its next step, or lets it go on when `reason` is null. */
export function changeStop(edit: SettingsEdit, reason: string | null): Promise<Settings> {
  return replace(edit, (current, at) => ({
    ...current,
    stopped: reason === null ? null : { at, by: edit.by.displayName, reason },
  }));
}

const teamsNamed = ({ ticketRules }: SettingsInput): string[] =>
  ticketRules.flatMap(({ fields }) => fields.kind?.kinds ?? []).flatMap(({ teamId }) => teamId ?? []);

async function replace(
  { settings, clock, seenVersion, by }: SettingsEdit,
  change: (current: Settings, at: string) => Settings,
): Promise<Settings> {
  const conflict = new SettingsProblem(
    'Somebody else has changed the settings meanwhile. Reload the page and make your change again.',
  );
  const current = await settings.read();
  if (seenVersion !== current.version) throw conflict;
  const at = iso(clock.now());
  const next: Settings = { ...change(current, at), version: current.version + 1 };
  const what = changesBetween(current, next);
  if (!(await settings.replace(next, { version: next.version, at, by, what }))) throw conflict;
  return next;
}
