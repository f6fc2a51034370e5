import { isTimeZone } from '../../shared/times';
import { nameProblem, tooMany, type Problem } from '../problem';
import type { SettingsDraft } from './draft';
import { teamProblems } from './teams/team-problems';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_DAYS = 365;
const MOST_MINUTES = 1440;
const LEAST_KEPT = 90;
const MOST_KEPT = 36_500;

export type DraftProblems = { readonly [Field in keyof SettingsDraft]?: Problem };

/** What is wrong with a draft, by field; nothing when it may be saved. */
export function problemsOf(draft: SettingsDraft): DraftProblems {
  const found: Partial<Record<keyof SettingsDraft, Problem | null>> = {
    afterDays: draft.accountAction === 'delete' ? numberProblem(draft.afterDays, 'days', MOST_DAYS) : null,
    zone: isTimeZone(draft.zone.trim()) ? null : { key: 'settings.problems.zone' },
    endOfDay: isTimeOfDay(draft.endOfDay.trim()) ? null : { key: 'settings.problems.time' },
    stopWindowMinutes: numberProblem(draft.stopWindowMinutes, 'minutes', MOST_MINUTES),
    visibleToName: draft.visibleTo === 'everyone' ? null : nameProblem(draft.visibleToName),
    logTicketKey: isTicketKey(draft.logTicketKey) ? null : { key: 'settings.problems.ticket' },
    keepDays: keepDaysProblem(draft.keepDays),
    operatorGroups: operatorGroupsProblem(draft),
    protectedGroups: tooMany(draft.protectedGroups.length),
    protectedPeople: tooMany(draft.protectedPeople.length),
    teams: teamsProblem(draft),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const isTicketKey = (text: string): boolean => /^([A-Z][A-Z0-9_]+-\d+)?$/i.test(text.trim());

function keepDaysProblem(text: string): Problem | null {
  const days = text.trim();
  const isGood =
    days === '' || (/^\d+$/.test(days) && Number(days) >= LEAST_KEPT && Number(days) <= MOST_KEPT);
  return isGood
    ? null
    : { key: 'settings.problems.keepDays', values: { least: LEAST_KEPT, most: MOST_KEPT } };
}

function numberProblem(text: string, unit: 'days' | 'minutes', most: number): Problem | null {
  const isGood = /^\d+$/.test(text.trim()) && Number(text) <= most;
  return isGood ? null : { key: `settings.problems.${unit}`, values: { most } };
}

function operatorGroupsProblem({ operatorCheck, operatorGroups }: SettingsDraft): Problem | null {
  const named = operatorGroups.length;
  if (operatorCheck === 'groups' && named === 0) return { key: 'settings.problems.groups' };
  return tooMany(named);
}

/** What is wrong with one team stands beside its fields; here it is only said that something is. */
function teamsProblem({ teams }: SettingsDraft): Problem | null {
  const isBad = teams.some((team) => Object.keys(teamProblems(team)).length > 0);
  return isBad ? { key: 'settings.problems.teams' } : tooMany(teams.length);
}
