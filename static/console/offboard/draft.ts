import type { OffboardRequest, OperatorCalls } from '../../../src/contract/calls';
import { isDate, momentIn } from './clock-time';

/** What the server says of itself and of the caller when the page opens. */
export type ConsoleSetup = OperatorCalls['getConsole']['result'];

/** Somebody who was picked, with the name that the picker showed. */
export interface PickedPerson {
  accountId: string;
  displayName: string;
}

/** Who inherits what belongs to one project. */
export interface ProjectSuccessor {
  projectKey: string;
  person: PickedPerson;
}

/** A successor for one more project, as far as it is filled in. */
export interface NewSuccessor {
  project: string;
  person: PickedPerson | null;
}

/** The request as it stands in the fields; texts as they were typed. */
export interface OffboardDraft {
  people: readonly PickedPerson[];
  procedure: OffboardRequest['procedure'];
  /** The team that is left; counts only while the procedure leaves one. */
  teamId: string | null;
  successor: PickedPerson | null;
  successors: readonly ProjectSuccessor[];
  newSuccessor: NewSuccessor;
  urgent: boolean;
  when: OffboardRequest['when']['kind'];
  /** yyyy-MM-dd */
  date: string;
  /** HH:mm, in the site's time zone. */
  time: string;
  why: string;
  ticketKey: string;
}

export const NO_SUCCESSOR: NewSuccessor = { project: '', person: null };

export type ChangeDraft = (changed: Partial<OffboardDraft>) => void;

export const emptyDraft = (setup: ConsoleSetup): OffboardDraft => ({
  people: [],
  procedure: setup.procedures[0]?.id ?? 'leave-company',
  teamId: null,
  successor: null,
  successors: [],
  newSuccessor: NO_SUCCESSOR,
  urgent: false,
  when: 'now',
  date: '',
  time: '',
  why: '',
  ticketKey: '',
});

/** The draft as the server wants it; undefined while its time is no time. */
export function requestOf(draft: OffboardDraft, zone: string): OffboardRequest | undefined {
  const when = whenOf(draft, zone);
  if (when === undefined) return undefined;
  const ticketKey = draft.ticketKey.trim().toUpperCase();
  return {
    procedure: draft.procedure,
    teamId: leavesTeam(draft) ? draft.teamId : null,
    successorId: successorOf(draft)?.accountId ?? null,
    ...(handsOver(draft) &&
      draft.successors.length > 0 && {
        successors: draft.successors.map(({ projectKey, person }) => ({
          projectKey,
          accountId: person.accountId,
        })),
      }),
    urgent: draft.urgent,
    when,
    why: draft.why.trim(),
    ticketKey: ticketKey === '' ? null : ticketKey,
  };
}

/** Whether the request asks for a team. */
export const leavesTeam = ({ procedure }: Pick<OffboardDraft, 'procedure'>): boolean =>
  procedure === 'leave-team';

/** Whether work goes to somebody else: who only loses access keeps their work. */
export const handsOver = ({ procedure }: Pick<OffboardDraft, 'procedure'>): boolean =>
  procedure !== 'revoke-access';

/** Who inherits the work; somebody who was chosen before nothing was to be handed over does not count. */
export const successorOf = (draft: OffboardDraft): PickedPerson | null =>
  handsOver(draft) ? draft.successor : null;

/** An urgent request starts at once, whatever was chosen before it became urgent. */
function whenOf(draft: OffboardDraft, zone: string): OffboardRequest['when'] | undefined {
  if (draft.urgent || draft.when === 'now') return { kind: 'now' };
  if (draft.when === 'date') return isDate(draft.date) ? { kind: 'date', date: draft.date } : undefined;
  const at = momentIn(zone, draft.date, draft.time);
  return at === undefined ? undefined : { kind: 'moment', at };
}

/** What a kind of leaving is called on this site, with the team that is left. */
export function procedureName(
  { procedures, teams }: ConsoleSetup,
  { procedure, teamId }: Pick<OffboardRequest, 'procedure' | 'teamId'>,
): string {
  const name = procedures.find(({ id }) => id === procedure)?.name ?? procedure;
  const team = teams.find(({ id }) => id === teamId);
  return team === undefined ? name : `${name}: ${team.name}`;
}
