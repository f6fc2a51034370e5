import type { ApprovalSettingsView, ReachSettingsView } from '../../../../src/contract/settings';
import { tooMany, type Problem } from '../../problem';

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
const MOST_PEOPLE = 100_000;
const LONGEST_EXPIRY = 720;

/** How far operators may go, as it stands in the fields: texts as they were typed. */
export interface ReachDraft {
  groupIds: readonly string[];
  /** One on each line. */
  domains: string;
  accountKind: ReachSettingsView['accountKind'];
  procedures: readonly ReachSettingsView['procedures'][number][];
  /** Empty for no limit. */
  perDay: string;
  irreversible: boolean;
}

/** When a second person must agree, as it stands in the fields. */
export interface ApprovalDraft {
  /** Empty for never. */
  overPeople: string;
  irreversible: boolean;
  sweeps: boolean;
  expiresAfterHours: string;
}

export const reachDraftOf = ({ domains, perDay, ...reach }: ReachSettingsView): ReachDraft => ({
  ...reach,
  domains: domains.join('\n'),
  perDay: perDay === null ? '' : String(perDay),
});

export const reachOf = ({
  groupIds,
  domains,
  procedures,
  perDay,
  ...reach
}: ReachDraft): ReachSettingsView => ({
  ...reach,
  groupIds: [...groupIds],
  domains: domainsIn(domains),
  procedures: [...procedures],
  perDay: numberOrNone(perDay),
});

export const approvalDraftOf = ({
  overPeople,
  expiresAfterHours,
  ...rules
}: ApprovalSettingsView): ApprovalDraft => ({
  ...rules,
  overPeople: overPeople === null ? '' : String(overPeople),
  expiresAfterHours: String(expiresAfterHours),
});

export const approvalOf = ({
  overPeople,
  expiresAfterHours,
  ...rules
}: ApprovalDraft): ApprovalSettingsView => ({
  ...rules,
  overPeople: numberOrNone(overPeople),
  expiresAfterHours: Number(expiresAfterHours),
});

/**
 * What is wrong with the reach, by field; nothing when it may be saved.
 * @param tellsKinds whether the organisation's key is switched on
 */
export function reachProblems(
  { groupIds, domains, accountKind, perDay }: ReachDraft,
  tellsKinds: boolean,
): Partial<Record<keyof ReachDraft, Problem>> {
  const all = domainsIn(domains);
  return present({
    groupIds: tooMany(groupIds.length),
    domains: all.every(isDomain) ? tooMany(all.length) : { key: 'settings.problems.domains' },
    accountKind: accountKind === 'any' || tellsKinds ? null : { key: 'settings.problems.kind' },
    perDay:
      perDay.trim() === '' || isBetween(perDay, MOST_PEOPLE)
        ? null
        : { key: 'settings.problems.perDay', values: { most: MOST_PEOPLE } },
  });
}

/** What is wrong with the rules of approval, by field. */
export const approvalProblems = ({
  overPeople,
  expiresAfterHours,
}: ApprovalDraft): Partial<Record<keyof ApprovalDraft, Problem>> =>
  present({
    overPeople:
      overPeople.trim() === '' || isBetween(overPeople, MOST_PEOPLE)
        ? null
        : { key: 'settings.problems.overPeople', values: { most: MOST_PEOPLE } },
    expiresAfterHours: isBetween(expiresAfterHours, LONGEST_EXPIRY)
      ? null
      : { key: 'settings.problems.hours', values: { most: LONGEST_EXPIRY } },
  });

const present = (problems: Readonly<Record<string, Problem | null>>): Record<string, Problem> =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === null ? [] : [[field, problem]])),
  );

const domainsIn = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((domain) => domain.trim().toLowerCase())
    .filter((domain) => domain !== '');

const isDomain = (text: string): boolean => /^([a-z0-9-]+\.)+[a-z0-9-]+$/.test(text);

const numberOrNone = (text: string): number | null => (text.trim() === '' ? null : Number(text));

const isBetween = (text: string, most: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= 1 && Number(text) <= most;
