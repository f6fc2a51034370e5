import { isTimeZone } from '../../shared/times';
import { nameProblem, tooMany, type Problem } from '../problem';
import type { SettingsDraft } from './draft';
import { daysAreGood, MOST_DAYS as MOST_INACTIVE_DAYS } from './inactivity/inactivity-draft';
import { approvalProblems, reachProblems } from './reach/reach-draft';
import { teamProblems } from './teams/team-problems';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_DAYS = 365;
const MOST_MINUTES = 1440;
const LEAST_KEPT = 90;
const MOST_KEPT = 36_500;
const MOST_PEOPLE_A_DAY = 2_000;
const LEAST_PERCENT = 0.1;
const MOST_ALERTED = 20;

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
    limitAbsolute: peopleProblem(draft.limitAbsolute, MOST_PEOPLE_A_DAY),
    limitPercent: percentProblem(draft.limitPercent),
    limitAtLeast: atLeastProblem(draft),
    alertTicketKey: isTicketKey(draft.alertTicketKey) ? null : { key: 'settings.problems.ticket' },
    alertedPeople:
      draft.alertedPeople.length > MOST_ALERTED
        ? { key: 'settings.problems.tooMany', values: { most: MOST_ALERTED } }
        : null,
    reach: firstOf(reachProblems(draft.reach, draft.tellsKinds)),
    approval: firstOf(approvalProblems(draft.approval)),
    inactivity: inactivityProblem(draft),
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

/** Which number it is stands beside its field. */
const inactivityProblem = ({ inactivity }: SettingsDraft): Problem | null =>
  daysAreGood(inactivity).all
    ? null
    : { key: 'settings.problems.daysBetween', values: { least: 1, most: MOST_INACTIVE_DAYS } };

/** What is wrong with one team stands beside its fields; here it is only said that something is. */
function teamsProblem({ teams }: SettingsDraft): Problem | null {
  const isBad = teams.some((team) => Object.keys(teamProblems(team)).length > 0);
  return isBad ? { key: 'settings.problems.teams' } : tooMany(teams.length);
}

/** Nobody at all is no limit: that would lock everybody out. */
function peopleProblem(text: string, most: number): Problem | null {
  const isGood = /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
  return isGood ? null : { key: 'settings.problems.people', values: { most } };
}

function percentProblem(text: string): Problem | null {
  const isGood = /^\d+(\.\d+)?$/.test(text.trim()) && Number(text) >= LEAST_PERCENT && Number(text) <= 100;
  return isGood ? null : { key: 'settings.problems.percent', values: { least: LEAST_PERCENT } };
}

function atLeastProblem({ limitAbsolute, limitAtLeast }: SettingsDraft): Problem | null {
  const problem = peopleProblem(limitAtLeast, MOST_PEOPLE_A_DAY);
  if (problem !== null || Number(limitAtLeast) <= Number(limitAbsolute)) return problem;
  return { key: 'settings.problems.atLeast' };
}

/** Each stands beside its field; here it is only said that there is one. */
const firstOf = (problems: Readonly<Record<string, Problem>>): Problem | null =>
  Object.values(problems)[0] ?? null;
