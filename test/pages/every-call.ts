import type { AdminCalls, CallerRole, OperatorCalls, TicketCalls } from '../../src/contract/calls';
import { request, type Module } from './calls';

/**
 * Every call with who may make it. The tables are typed by the contract, and so are the resolvers: a call without a row
 * does not compile.
 */

export interface Row {
  callers: readonly CallerRole[] | 'anyone';
  /** Such as nobody who may call is refused for, and nothing is begun by. */
  payload: unknown;
  /** What somebody who may call is answered; null for a result. */
  words: string | null;
}

const OPERATORS: readonly CallerRole[] = ['operator'];
const READERS: readonly CallerRole[] = ['operator', 'administrator', 'auditor'];
const EVIDENCE_READERS: readonly CallerRole[] = ['administrator', 'auditor'];
const ADMINISTRATORS: readonly CallerRole[] = ['administrator'];

const NO_RUN = 'There is no such run.';
const CONFLICT =
  'Somebody else has changed the settings meanwhile. Reload the page and make your change again.';
const NOTHING_HERE = 'There is nothing to start on this ticket.';
const OUTDATED = { version: 999 };

const row = (callers: Row['callers'], payload: unknown = {}, words: string | null = null): Row => ({
  callers,
  payload,
  words,
});

const OPERATOR_CALLS: Record<keyof OperatorCalls, Row> = {
  getConsole: row(READERS),
  getSummary: row(READERS),
  preview: row(OPERATORS, { people: ['nobody'], request: request() }),
  start: row(OPERATORS, {
    requestId: 'walk-of-callers',
    people: [{ accountId: 'nobody', fingerprint: '' }],
    request: request(),
    typedCount: null,
  }),
  listRuns: row(READERS),
  getRun: row(READERS, { id: 'none' }, NO_RUN),
  getBatch: row(READERS, { id: 'none' }, 'There is no such batch.'),
  cancelRun: row(OPERATORS, { id: 'none' }, NO_RUN),
  retryRun: row(OPERATORS, { id: 'none' }, NO_RUN),
  previewRestore: row(OPERATORS, { runId: 'none' }, NO_RUN),
  startRestore: row(
    OPERATORS,
    { requestId: 'walk-of-callers', runId: 'none', chosen: ['nothing'], fingerprint: '', why: '' },
    NO_RUN,
  ),
  listHeld: row(READERS),
  countEvidence: row(EVIDENCE_READERS, { scope: { kind: 'run', runId: 'none' } }, NO_RUN),
  exportEvidence: row(
    EVIDENCE_READERS,
    { scope: { kind: 'run', runId: 'none' }, format: 'json', part: 1, of: 1 },
    NO_RUN,
  ),
  attachEvidence: row(EVIDENCE_READERS, { runId: 'none', format: 'json' }, NO_RUN),
};

const ADMIN_CALLS: Record<keyof AdminCalls, Row> = {
  getSettings: row(ADMINISTRATORS),
  saveSettings: row(ADMINISTRATORS, { ...OUTDATED, settings: {} }, CONFLICT),
  setRuleMode: row(ADMINISTRATORS, { ...OUTDATED, ruleId: 'offboard-tickets', mode: 'off' }, CONFLICT),
  stopEverything: row(ADMINISTRATORS, { ...OUTDATED, reason: 'A walk of callers' }, CONFLICT),
  resumeEverything: row(ADMINISTRATORS, OUTDATED, CONFLICT),
  listChanges: row(ADMINISTRATORS),
  getChecklist: row(ADMINISTRATORS),
  runDoctor: row(ADMINISTRATORS),
  searchGroups: row(ADMINISTRATORS, { query: 'jira' }),
  nameGroups: row(ADMINISTRATORS, { ids: [] }),
  namePeople: row(ADMINISTRATORS, { ids: [] }),
  listProjects: row(ADMINISTRATORS, { query: '' }),
  getRuleChoices: row(ADMINISTRATORS, { projectKey: 'IT' }),
  getOrchestration: row(ADMINISTRATORS),
  createCredential: row(
    ADMINISTRATORS,
    { kind: 'key', name: 'A walk of callers', ownerId: 'nobody' },
    'Jira knows no account nobody.',
  ),
  revokeCredential: row(ADMINISTRATORS, { id: 'none' }, 'It was revoked already. Reload the page.'),
  getChannels: row(ADMINISTRATORS),
  setChannelKey: row(
    ADMINISTRATORS,
    { channel: 'scim', key: 'a-walk-of-callers', endsOn: null },
    "Give the id of the identity provider's directory first.",
  ),
  removeChannelKey: row(ADMINISTRATORS, { channel: 'scim' }),
  testChannelKey: row(ADMINISTRATORS, { channel: 'scim' }),
  listOrganisations: row(ADMINISTRATORS, {}, 'Enter the key of the organisation first.'),
  forgetLessons: row(ADMINISTRATORS),
  checkPerson: row(ADMINISTRATORS, { accountId: 'nobody' }, 'Jira knows no account nobody.'),
};

const TICKET_CALLS: Record<keyof TicketCalls, Row> = {
  getPanel: row('anyone'),
  startHere: row(OPERATORS, {}, NOTHING_HERE),
};

/** What each page serves: the administrator's page has the operator's tabs too. */
export const PAGES: Record<Module, Readonly<Record<string, Row>>> = {
  operator: OPERATOR_CALLS,
  admin: { ...ADMIN_CALLS, ...OPERATOR_CALLS },
  ticket: TICKET_CALLS,
};
