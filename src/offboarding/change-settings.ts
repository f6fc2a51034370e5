import type { SettingsStore } from './ports';
import type { Settings, SettingsInput, TicketRule } from './settings';
import { iso, type Clock } from './time';

/** The settings cannot become what was asked for; the message says what to do. */
export class SettingsProblem extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsProblem';
  }
}

interface ChangeParts {
  settings: SettingsStore;
  clock: Clock;
}

/**
 * Replaces what administrators may set. A rule that is new starts in rehearsal; one that was edited keeps its mode and
 * never acts on transitions from before now.
 * @param seenVersion the version that the administrator had before their eyes
 * @throws SettingsProblem when somebody else was faster
 */
export async function changeSettings(
  parts: ChangeParts,
  seenVersion: number,
  input: SettingsInput,
): Promise<Settings> {
  const current = await parts.settings.read();
  const at = iso(parts.clock.now());
  const ticketRules = input.ticketRules.map((rule): TicketRule => {
    const before = current.ticketRules.find(({ id }) => id === rule.id);
    if (!before) return { ...rule, mode: 'rehearsal', activeSince: at };
    const { mode, activeSince, ...was } = before;
    const isSame = JSON.stringify(was) === JSON.stringify(rule);
    return { ...rule, mode, activeSince: isSame ? activeSince : at };
  });
  return replace(parts, current, seenVersion, { ...input, ticketRules });
}

/**
 * Switches a rule between rehearsal, live and off.
 * @throws SettingsProblem when the rule is unknown, cannot go live yet, or somebody else was faster
 */
export async function changeRuleMode(
  parts: ChangeParts,
  seenVersion: number,
  ruleId: string,
  mode: TicketRule['mode'],
): Promise<Settings> {
  const current = await parts.settings.read();
  const rule = current.ticketRules.find(({ id }) => id === ruleId);
  if (!rule) throw new SettingsProblem(`There is no rule ${ruleId}. Reload the page.`);
  if (mode === 'live' && current.holdingGroupId === null) {
    throw new SettingsProblem(
      'Name a holding group first: accounts that stay go there until they are closed.',
    );
  }
  const changed: TicketRule = { ...rule, mode, activeSince: iso(parts.clock.now()) };
  const ticketRules = current.ticketRules.map((one) => (one.id === ruleId ? changed : one));
  return replace(parts, current, seenVersion, { ...current, ticketRules });
}

async function replace(
  { settings }: ChangeParts,
  current: Settings,
  seenVersion: number,
  wanted: Omit<Settings, 'version'>,
): Promise<Settings> {
  const conflict = new SettingsProblem(
    'Somebody else has changed the settings meanwhile. Reload the page and make your change again.',
  );
  if (seenVersion !== current.version) throw conflict;
  const next: Settings = { ...wanted, version: current.version + 1 };
  if (!(await settings.replace(next))) throw conflict;
  return next;
}
