import type { TextKey, TextValues } from '../../shared/texts';
import { isDate, isTime } from './clock-time';
import { handsOver, leavesTeam, type ConsoleSetup, type OffboardDraft } from './draft';

// The same bounds as the server's, which has the last word: here they only speak earlier.
const MOST_CHARACTERS = 500;
const TICKET_KEY = /^[A-Z][A-Z0-9_]+-\d+$/i;

export interface Problem {
  key: TextKey;
  values?: TextValues;
}

export type DraftProblems = { readonly [Field in keyof OffboardDraft]?: Problem };

/** What is wrong with a request, by field; nothing when it may be previewed. */
export function problemsOf(draft: OffboardDraft, setup: Pick<ConsoleSetup, 'mostPeople'>): DraftProblems {
  const ticketKey = draft.ticketKey.trim();
  const hasDay = !draft.urgent && draft.when !== 'now';
  const found: Partial<Record<keyof OffboardDraft, Problem | null>> = {
    people: peopleProblem(draft.people.length, setup.mostPeople),
    teamId: leavesTeam(draft) && draft.teamId === null ? { key: 'offboard.problems.team' } : null,
    successor: draft.people.some(({ accountId }) => heirsIn(draft).includes(accountId))
      ? { key: 'offboard.problems.successor' }
      : null,
    newSuccessor:
      handsOver(draft) && isBegun(draft.newSuccessor) ? { key: 'offboard.problems.newSuccessor' } : null,
    date: hasDay && !isDate(draft.date) ? { key: 'offboard.problems.date' } : null,
    time: hasDay && draft.when === 'moment' && !isTime(draft.time) ? { key: 'offboard.problems.time' } : null,
    why:
      draft.why.trim().length > MOST_CHARACTERS
        ? {
            key: 'offboard.problems.why',
            values: { most: MOST_CHARACTERS, count: draft.why.trim().length },
          }
        : null,
    ticketKey: ticketKey === '' || TICKET_KEY.test(ticketKey) ? null : { key: 'offboard.problems.ticketKey' },
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== null));
}

const isBegun = ({ project, person }: OffboardDraft['newSuccessor']): boolean =>
  project.trim() !== '' || person !== null;

const heirsIn = (draft: OffboardDraft): (string | undefined)[] =>
  handsOver(draft)
    ? [draft.successor?.accountId, ...draft.successors.map(({ person }) => person.accountId)]
    : [];

function peopleProblem(count: number, most: number): Problem | null {
  if (count === 0) return { key: 'offboard.problems.nobody' };
  return count > most ? { key: 'offboard.problems.tooMany', values: { count, most } } : null;
}
