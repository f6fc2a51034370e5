import { ahead } from '../ahead';
import { inventoryLook } from '../hand-over/look';
import type { StartResult, TicketPanel } from '../../contract/calls';
import { courseOf } from '../course';
import { examinedFor } from '../course-fit';
import { courseWords } from '../course-words';
import { decide } from '../decide';
import { fieldsOf } from '../handle-transition';
import { withTally } from '../reach/tally';
import { reasonBeforehand, reasonInWords } from '../reasons';
import { wasRefusedForOperator } from '../run';
import { actionsFor, runDetail } from '../run-views';
import type { Settings, TicketRule } from '../settings';
import { startTime } from '../start-time';
import type { PersonName, Ticket } from '../ticket';
import { readRequest, type LeaverReference } from '../ticket-fields';
import { isAtTarget, isOfType } from '../ticket-rule';
import type { RunStatus } from '../words';
import { examineLeaver, examineOperator } from '../examine';
import { previewOf, refuseUnderWay } from './preview-person';
import { RequestProblem, type RequestParts } from './request';

/** Runs of one ticket that the panel shows. */
const MOST_RUNS = 10;

/** The bare state, after the kind of leaving: no names of groups or teams, no reasons. */
const STATES: Record<RunStatus, string> = {
  scheduled: 'is scheduled.',
  queued: 'is about to start.',
  running: 'is under way.',
  waiting: 'is under way and waits.',
  held: 'is held.',
  completed: 'is complete.',
  incomplete: 'is done as far as possible; an operator looks after the rest.',
  failed: 'failed; an operator looks after it.',
  cancelled: 'was stopped.',
  rehearsed: 'was rehearsed; nothing was changed.',
  refused: 'was not started.',
};

/** What the ticket's panel shows to somebody who may browse the ticket. */
export async function readPanel(
  parts: RequestParts,
  ticketId: string,
  viewer: PersonName,
  seesDetails: boolean,
  isOperator: boolean,
): Promise<TicketPanel> {
  const [settings, { runs }] = await Promise.all([
    parts.settings.read(),
    parts.runs.list({ ticketId }, { cursor: undefined, limit: MOST_RUNS }),
  ]);
  const [latest] = runs;
  const state = latest ? `${courseWords(latest.document, undefined).what} ${STATES[latest.status]}` : null;
  if (!seesDetails) return { state, details: null };
  const rules = settings.ticketRules.filter(({ mode }) => mode !== 'off');
  const ticket = await parts.tickets.read(ticketId, fieldsOf(rules));
  const rule = ticket && rules.find((one) => one.projectKey === ticket.projectKey && isOfType(one, ticket));
  if (!ticket || !rule) return { state, details: null };
  const details = await Promise.all(
    runs.map(async (run) => {
      const [plan, effects] = await Promise.all([parts.runs.plan(run.id), parts.runs.effects(run)]);
      const detail = runDetail(run, plan, effects, settings.times.zone);
      return { ...detail, actions: isOperator ? actionsFor(detail, viewer.accountId) : [] };
    }),
  );
  const isAhead = !isAtTarget(rule, ticket);
  const planned = isAhead
    ? await planFor(parts, rule, ticket, viewer, settings)
    : { plans: [], problem: null };
  return {
    state: state ?? (isAhead ? startsBy(rule) : null),
    details: {
      ...planned,
      isRehearsal: rule.mode === 'rehearsal',
      whoMayResolve: whoMayResolve(settings, rule),
      runs: details,
      mayStartHere: isOperator && !isAhead && latest !== undefined && wasRefusedForOperator(latest),
    },
  };
}

/**
 * Starts what was refused because of who resolved the ticket. The transition is still the one that counts once: a second
 * press means the same runs.
 * @throws RequestProblem when there is nothing of that kind to start
 */
export async function startHere(
  parts: RequestParts,
  ticketId: string,
  operator: PersonName,
): Promise<StartResult> {
  const { runs } = await parts.runs.list({ ticketId }, { cursor: undefined, limit: MOST_RUNS });
  const refused = runs.find(wasRefusedForOperator)?.document.ticket;
  const settings = await parts.settings.read();
  const rule = settings.ticketRules.find(({ id, mode }) => id === refused?.ruleId && mode === 'live');
  if (!refused || !rule) throw new RequestProblem('There is nothing to start on this ticket.');
  if (settings.stopped) throw new RequestProblem(`Everything is stopped: ${settings.stopped.reason}`);
  // A refusal here would be a decision, and so for ever: whoever may not start it leaves it to somebody else.
  const refusal = await examineOperator(parts.directory, { ...operator, isApp: false }, settings);
  if (refusal) throw new RequestProblem(reasonInWords(refusal));
  const ticket = await parts.tickets.read(ticketId, fieldsOf([rule]));
  const change = ticket?.changes.find(({ id }) => id === refused.changelogId);
  if (!ticket || !change || !isAtTarget(rule, ticket)) {
    throw new RequestProblem('The ticket is no longer resolved. Resolve it yourself instead.');
  }
  const decisionId = `panel.${ticket.id}.${change.id}`;
  const transition = {
    ticket,
    change: { ...change, author: { ...operator, isApp: false } },
    rule,
    source: 'page' as const,
    decisionId,
  };
  const started = await decide(parts, transition, settings, false);
  const runIds = started.map(({ id }) => id);
  await parts.wake.look(runIds);
  return { outcome: 'started', batchId: decisionId, runIds };
}

async function planFor(
  parts: RequestParts,
  rule: TicketRule,
  ticket: Ticket,
  viewer: PersonName,
  settings: Settings,
): Promise<Pick<NonNullable<TicketPanel['details']>, 'plans' | 'problem'>> {
  const request = readRequest(rule, ticket);
  if ('code' in request) return { plans: [], problem: reasonBeforehand(request) };
  const course = courseOf(settings, request.procedure, request.teamId);
  if ('code' in course) return { plans: [], problem: reasonBeforehand(course) };
  const now = parts.clock.now();
  const at = Math.max(startTime(request.lastWorkingDay, request.urgent, settings.times, now), now);
  const products = ahead(parts.directory.products());
  const holds = inventoryLook(parts, settings, course, request);
  const counting = withTally(parts);
  const [plans] = await Promise.all([
    Promise.all(
      request.leavers.map(async (reference, index) => {
        const looked = await examineLeaver(parts.directory, reference, viewer, settings, products);
        const examined = await examinedFor(course, looked, parts.directory);
        const asking = {
          operator: viewer,
          at,
          before: index,
          people: request.leavers.length,
          hasTicket: true,
        };
        return previewOf(counting, nameIn(reference), examined, settings, course, holds, asking);
      }),
    ),
    products,
  ]);
  // A rehearsal changes nothing, whoever works on the person meanwhile.
  if (rule.mode === 'rehearsal') return { plans, problem: null };
  return { plans: await refuseUnderWay(parts, plans, settings.times.zone), problem: null };
}

const nameIn = (reference: LeaverReference): string =>
  reference.by === 'account' ? reference.accountId : reference.text;

const startsBy = ({ target, outcome, mode }: TicketRule): string => {
  const move =
    outcome.doneMove === null ? 'Resolving this ticket' : `Moving this ticket to ${targetInWords(target)}`;
  return mode === 'rehearsal'
    ? `${move} writes the plan here; nothing is changed.`
    : `${move} starts an offboarding.`;
};

const targetInWords = ({ statuses, resolutions }: TicketRule['target']): string =>
  [...statuses, ...resolutions].join(' or ');

function whoMayResolve({ operators }: Settings, { target, mode }: TicketRule): string {
  const how = targetInWords(target);
  const who =
    operators.check === 'groups'
      ? 'Members of the operator groups'
      : 'People with the permission "Offboard people"';
  const sentence = `${who} start it by moving the ticket to ${how}.`;
  return mode === 'rehearsal' ? `Once the rule is live: ${sentence}` : sentence;
}
