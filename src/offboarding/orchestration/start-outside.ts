import { ahead } from '../ahead';
import type { OffboardRequest } from '../../contract/calls';
import { handsOverWork } from '../course';
import { examineLeaver } from '../examine';
import type { Directory, SettingsStore, Tickets } from '../ports';
import { reason, type Reason } from '../reasons';
import type { Run } from '../run';
import type { Settings } from '../settings';
import {
  submissionOf,
  submit,
  submittedBefore,
  successorProblem,
  ticketOf,
  type SubmitParts,
} from '../submit';
import type { PersonName } from '../ticket';
import type { LeaverReference } from '../ticket-fields';
import type { Via } from '../via';
import type { Source } from '../words';
import { OutsideProblem } from './problem';

/** A request as tools and rules send it: people by account id or by e-mail, a team by id or name. */
export interface OutsideRequest extends Omit<OffboardRequest, 'teamId' | 'successorId' | 'successors'> {
  leaver: string;
  team: string | null;
  successor: string | null;
}

/** Who asks, and what the answer is kept under. */
export interface Asker {
  decisionId: string;
  source: Extract<Source, 'web' | 'automation'>;
  via: Via;
  /** Whose permission has been asked for. */
  operator: PersonName;
}

export interface OutsideParts extends SubmitParts {
  settings: SettingsStore;
  tickets: Tickets;
}

/**
 * Starts the run of one leaver with the guards of every way in. What a guard refuses is recorded as a refused run; the
 * same decision twice is the same run.
 * @returns the run as it was begun
 * @throws OutsideProblem when nothing was begun
 */
export async function startOutside(
  parts: OutsideParts,
  asked: OutsideRequest,
  asker: Asker,
  settings: Settings,
): Promise<Run> {
  const earlier = await parts.decisions.get(asker.decisionId);
  if (earlier) return begun(await submittedBefore(parts, earlier));
  if (settings.stopped) throw new OutsideProblem({ code: 'stopped' });

  const reference = referenceTo(asked.leaver);
  const products = ahead(parts.directory.products());
  const [ticket, successorId, examined] = await Promise.all([
    ticketOf(parts.tickets, asked.ticketKey, false),
    successorOf(parts.directory, asked),
    examineLeaver(parts.directory, reference, asker.operator, settings, products),
    products,
  ]);
  if (ticket && 'code' in ticket) throw new OutsideProblem({ reason: ticket });
  if (typeof successorId === 'object' && successorId) throw new OutsideProblem({ reason: successorId });
  const request: OffboardRequest = { ...asked, successorId, teamId: teamOf(asked, settings) };
  const submission = submissionOf(request, { ...asker, ticket }, settings, parts.clock.now());
  return begun(await submit(parts, submission, [{ reference, examined }], settings));
}

function begun([run]: readonly Run[]): Run {
  if (!run) throw new Error('A decision without a run is none.');
  const { reason: why } = run.document;
  if (run.status === 'refused' && why) throw new OutsideProblem({ reason: why, batchId: run.batchId });
  return run;
}

/** Account ids hold no at sign, addresses do. */
const referenceTo = (person: string): LeaverReference =>
  person.includes('@') ? { by: 'text', text: person } : { by: 'account', accountId: person };

async function successorOf(
  directory: Directory,
  { successor, leaver, procedure }: OutsideRequest,
): Promise<string | null | Reason> {
  if (successor === null || !handsOverWork(procedure)) return null;
  const accountId = successor.includes('@') ? (await directory.byEmail(successor))?.accountId : successor;
  if (accountId === undefined) return reason('successor-inactive', {});
  return (await successorProblem(directory, [accountId], [leaver])) ?? accountId;
}

/** People who write a request know the name of a team; a name that is none is refused as an unknown id. */
const teamOf = ({ team }: OutsideRequest, { teams }: Settings): string | null =>
  teams.find(({ name }) => name.toLowerCase() === team?.toLowerCase())?.id ?? team;
