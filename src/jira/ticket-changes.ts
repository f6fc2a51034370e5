import { TryLater } from '../offboarding/later';
import type { OfferedTransition, TicketChanges } from '../offboarding/ticket-outcome/port';
import { SECOND } from '../offboarding/time';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import { editIssue, getTransitions, makeTransition, type TransitionAnswer } from './endpoints/ticket-changes';
import { getMyself } from './endpoints/users';
import { refusalOf } from './refusal-of';

const CONFLICT = 409;
/** Key of the category of every status that means done; Jira's own, on every site. */
export const DONE = 'done';
/** Somebody else changed the ticket in that moment: it is looked at anew after this. Milliseconds. */
const AFTER_CONFLICT = 2 * SECOND;

/** Labels, fields and transitions of tickets, as the app changes them. */
export function createTicketChanges(jira: JiraClient, clock: { now(): number }): TicketChanges {
  let self: Promise<string> | undefined;
  return {
    isOwnAccount: async (accountId) => {
      self ??= jira.call(getMyself()).then((myself) => myself.accountId);
      return (await self) === accountId;
    },

    changeLabels: (ticketId, { add, remove }) =>
      refusalOf(() =>
        jira.call(
          editIssue(ticketId, {
            update: {
              labels: [
                ...add.map((label) => ({ add: label })),
                ...remove.map((label) => ({ remove: label })),
              ],
            },
          }),
        ),
      ),

    setMoment: (ticketId, fieldId, at) =>
      refusalOf(() => jira.call(editIssue(ticketId, { fields: { [fieldId]: jiraTime(at) } }))),

    transitions: async (ticketId) => (await jira.call(getTransitions(ticketId))).map(offeredOf),

    makeTransition: (ticketId, transitionId, resolution) =>
      refusalOf(async () => {
        try {
          await jira.call(makeTransition(ticketId, transitionId, resolution));
        } catch (error) {
          if (!(error instanceof JiraRefusal) || error.status !== CONFLICT) throw error;
          throw new TryLater(clock.now() + AFTER_CONFLICT, error.words, 'failure');
        }
      }),
  };
}

/** A transition as the domain sees it. */
export const offeredOf = ({ id, name, to, fields }: TransitionAnswer): OfferedTransition => ({
  id,
  name,
  status: { id: to.id, name: to.name, isDone: to.statusCategory?.key === DONE },
  asksForResolution: fields?.['resolution'] !== undefined,
});

/** Jira takes times with an offset without a colon, and no `Z`. */
const jiraTime = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');
