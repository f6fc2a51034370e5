import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { TicketCalls } from '../contract/calls';
import { unlessNotFound } from '../jira/absence';
import type { JiraClient } from '../jira/client';
import { getIssue } from '../jira/endpoints/issues';
import type { DecideParts } from '../offboarding/console/approvals/approve';
import { askAccessBack, keepAccess } from '../offboarding/candidates/answer';
import type { CandidateParts } from '../offboarding/candidates/parts';
import { ownAccessView } from '../offboarding/candidates/views';
import { readPanel, startHere } from '../offboarding/console/ticket-panel';
import type { RequestParts } from '../offboarding/console/request';
import { defineDeciding } from './approvals';
import {
  CallRefused,
  defineAuthorised,
  type AuthorisedParts,
  type CallContext,
  type Definition,
} from './authorised';
import { nameOf } from './caller-name';

export type TicketParts = RequestParts &
  DecideParts &
  CandidateParts &
  AuthorisedParts & { asCaller: JiraClient };

const extensionSchema = z.object({ issue: z.object({ id: z.coerce.string() }) });

/** The calls of the ticket panel: `TicketCalls` of the contract. The ticket is the platform's word, not the page's. */
export function ticketResolver(parts: TicketParts) {
  const resolver = new Resolver();
  const define = <Payload, Key extends keyof TicketCalls>(
    functionKey: Key,
    definition: Omit<Definition<Payload, TicketCalls[Key]['result']>, 'functionKey'>,
  ) => {
    defineAuthorised(resolver, parts, { functionKey, ...definition });
  };
  define('getPanel', {
    callers: 'anyone',
    payload: z.unknown(),
    handle: async (_payload, { accountId, roles }, context) => {
      const ticketId = await browsedTicket(parts, context);
      const viewer = { accountId, displayName: '' };
      const [panel, candidacy, { times }] = await Promise.all([
        readPanel(parts, ticketId, viewer, roles.size > 0, roles.has('operator')),
        parts.candidacies.ofTicket(ticketId),
        parts.settings.read(),
      ]);
      return candidacy ? { ...panel, ownAccess: ownAccessView(candidacy, accountId, times.zone) } : panel;
    },
  });
  const answers = { keepAccess, askAccessBack };
  for (const functionKey of ['keepAccess', 'askAccessBack'] as const) {
    define(functionKey, {
      callers: 'anyone',
      payload: z.unknown(),
      handle: async (_payload, { accountId }, context) => {
        const ticketId = await browsedTicket(parts, context);
        const caller = await nameOf(parts.directory, accountId);
        const candidacy = await answers[functionKey](parts, ticketId, caller);
        return ownAccessView(candidacy, accountId, (await parts.settings.read()).times.zone);
      },
    });
  }
  define('startHere', {
    callers: ['operator'],
    payload: z.unknown(),
    handle: async (_payload, { accountId }, context) => {
      const ticketId = await browsedTicket(parts, context);
      return startHere(parts, ticketId, await nameOf(parts.directory, accountId));
    },
  });
  defineDeciding(define, parts, {
    on: 'ticket',
    among: async (context) => ({ ticketId: await browsedTicket(parts, context) }),
  });
  return resolver.getDefinitions();
}

/** The ticket that the panel stands on, if the caller may browse it: asked of Jira in the caller's own name. */
async function browsedTicket({ asCaller }: TicketParts, { extension }: CallContext): Promise<string> {
  const parsed = extensionSchema.safeParse(extension);
  if (!parsed.success) throw new CallRefused('Open this panel on a ticket.');
  const issue = await unlessNotFound(asCaller.call(getIssue(parsed.data.issue.id, [])));
  if (!issue) throw new CallRefused('You cannot see this ticket.');
  return issue.id;
}
