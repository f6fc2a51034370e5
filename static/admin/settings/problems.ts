import type { TextKey, TextValues } from '../../shared/texts';
import { isTimeZone } from '../../shared/times';
import { idsIn, type SettingsDraft } from './draft';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_DAYS = 365;
const MOST_MINUTES = 1440;
const MOST_NAMED = 200;
const LONGEST_NAME = 120;

export interface Problem {
  key: TextKey;
  values?: TextValues;
}

export type DraftProblems = { readonly [Field in keyof SettingsDraft]?: Problem };

/** What is wrong with a draft, by field; nothing when it may be saved. */
export function problemsOf(draft: SettingsDraft): DraftProblems {
  const found: Partial<Record<keyof SettingsDraft, Problem | null>> = {
    afterDays: draft.accountAction === 'delete' ? numberProblem(draft.afterDays, 'days', MOST_DAYS) : null,
    zone: isTimeZone(draft.zone.trim()) ? null : { key: 'settings.problems.zone' },
    endOfDay: isTimeOfDay(draft.endOfDay.trim()) ? null : { key: 'settings.problems.time' },
    stopWindowMinutes: numberProblem(draft.stopWindowMinutes, 'minutes', MOST_MINUTES),
    visibleToName: draft.visibleTo === 'everyone' ? null : nameProblem(draft.visibleToName),
    operatorGroups: operatorGroupsProblem(draft),
    protectedGroups: tooMany(idsIn(draft.protectedGroups).length),
    protectedPeople: tooMany(draft.protectedPeople.length),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function numberProblem(text: string, unit: 'days' | 'minutes', most: number): Problem | null {
  const isGood = /^\d+$/.test(text.trim()) && Number(text) <= most;
  return isGood ? null : { key: `settings.problems.${unit}`, values: { most } };
}

function nameProblem(name: string): Problem | null {
  if (name.trim() === '') return { key: 'settings.problems.name' };
  return name.trim().length > LONGEST_NAME
    ? { key: 'settings.problems.longName', values: { most: LONGEST_NAME } }
    : null;
}

function operatorGroupsProblem({ operatorCheck, operatorGroups }: SettingsDraft): Problem | null {
  const named = idsIn(operatorGroups).length;
  if (operatorCheck === 'groups' && named === 0) return { key: 'settings.problems.groups' };
  return tooMany(named);
}

const tooMany = (named: number): Problem | null =>
  named > MOST_NAMED ? { key: 'settings.problems.tooMany', values: { most: MOST_NAMED } } : null;
