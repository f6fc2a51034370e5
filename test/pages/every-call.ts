import type { AdminCalls, CallerRole, OperatorCalls, TicketCalls } from '../../src/contract/calls';
import type { DecidingCalls } from '../../src/contract/approvals';
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
const NO_IMPORT = 'There is no such import.';
const CONFLICT =
  'Somebody else has changed the settings meanwhile. Reload the page and make your change again.';
const NO_REQUEST = 'There is no such request any more: somebody has answered it. Reload the page.';
const NOTHING_HERE = 'There is nothing to start on this ticket.';
const OUTDATED = { version: 999 };

const row = (callers: Row['callers'], payload: unknown = {}, words: string | null = null): Row => ({
  callers,
  payload,
  words,
});

const DECIDING: Record<keyof DecidingCalls, Row> = {
  previewApprovals: row(OPERATORS, { runIds: ['none'] }),
  approveRuns: row(OPERATORS, { runs: [{ id: 'none', fingerprint: '' }] }),
  declineRuns: row(OPERATORS, { runIds: ['none'], reason: 'A walk of callers' }),
};

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
  listApprovals: row(OPERATORS, { whose: 'others' }),
  ...DECIDING,
  listImports: row(READERS),
  getImport: row(READERS, { id: 'none' }, NO_IMPORT),
  listImportRows: row(READERS, { id: 'none', startAt: 0 }, NO_IMPORT),
  readImportResult: row(READERS, { id: 'none', part: 1 }, NO_IMPORT),
  beginImport: row(
    OPERATORS,
    { requestId: 'noneOfMay', name: 'none.csv', bytes: 0, lastModified: 0 },
    'The file is empty.',
  ),
  putImportChunk: row(OPERATORS, { id: 'none', number: 0, data: '' }, NO_IMPORT),
  confirmImportColumns: row(
    OPERATORS,
    { id: 'none', columns: { accountId: 0, email: null, name: null, hasHeader: true } },
    NO_IMPORT,
  ),
  startCanary: row(OPERATORS, { id: 'none', line: 2, request: request(), fingerprint: '' }, NO_IMPORT),
  confirmImport: row(OPERATORS, { id: 'none', typedCount: null }, NO_IMPORT),
  steerImport: row(OPERATORS, { id: 'none', to: 'stop' }, NO_IMPORT),
  removeImport: row(OPERATORS, { id: 'none' }, NO_IMPORT),
  listCandidates: row(READERS, { stage: 'found' }),
  approveCandidates: row(OPERATORS, { people: [{ accountId: 'nobody', version: 0 }] }),
  dismissCandidates: row(OPERATORS, {
    people: [{ accountId: 'nobody', version: 0 }],
    days: 30,
    why: 'A walk of callers',
  }),
  grantAccessBack: row(
    OPERATORS,
    { accountId: 'nobody' },
    'Nobody asks for this access any more. Look again.',
  ),
  countEvidence: row(EVIDENCE_READERS, { scope: { kind: 'run', runId: 'none' } }, NO_RUN),
  exportEvidence: row(
    EVIDENCE_READERS,
    { scope: { kind: 'run', runId: 'none' }, format: 'json', part: 1, of: 1 },
    NO_RUN,
  ),
  attachEvidence: row(EVIDENCE_READERS, { runId: 'none', format: 'json' }, NO_RUN),
  getInactive: row(READERS),
  listInactive: row(READERS, { page: 0 }),
  exportInactive: row(READERS, { part: 99_999 }, 'There is no such part of the list. Reload the page.'),
  tryInactivityRule: row(ADMINISTRATORS, { rule: {}, part: 0 }),
};

const ADMIN_CALLS: Record<keyof AdminCalls, Row> = {
  getSettings: row(ADMINISTRATORS),
  saveSettings: row(ADMINISTRATORS, { ...OUTDATED, settings: {} }, CONFLICT),
  setRuleMode: row(ADMINISTRATORS, { ...OUTDATED, ruleId: 'offboard-tickets', mode: 'off' }, CONFLICT),
  saveSweep: row(ADMINISTRATORS, { ...OUTDATED, sweep: {} }, CONFLICT),
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
  getTransitions: row(ADMINISTRATORS, {
    projectKey: 'IT',
    issueTypes: [],
    statuses: ['Done'],
    resolutions: [],
  }),
  getOrchestration: row(ADMINISTRATORS),
  createCredential: row(
    ADMINISTRATORS,
    { kind: 'key', name: 'A walk of callers', ownerId: 'nobody' },
    'Jira knows no account nobody.',
  ),
  revokeCredential: row(ADMINISTRATORS, { id: 'none' }, 'It was revoked already. Reload the page.'),
  getBreaker: row(ADMINISTRATORS),
  askAllowance: row(
    ADMINISTRATORS,
    { wanted: { kind: 'release', number: 1, hours: 1, reason: 'A walk of callers' } },
    'Nothing is held by the daily limit, so there is nothing to release.',
  ),
  agreeAllowance: row(ADMINISTRATORS, { id: 'none' }, NO_REQUEST),
  dismissAllowance: row(ADMINISTRATORS, { id: 'none' }, NO_REQUEST),
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
  keepAccess: row('anyone', {}, 'This ticket is not about unused access.'),
  askAccessBack: row('anyone', {}, 'This ticket is not about unused access.'),
  startHere: row(OPERATORS, {}, NOTHING_HERE),
  ...DECIDING,
};

/** What each page serves: the administrator's page has the operator's tabs too. */
export const PAGES: Record<Module, Readonly<Record<string, Row>>> = {
  operator: OPERATOR_CALLS,
  admin: { ...ADMIN_CALLS, ...OPERATOR_CALLS },
  ticket: TICKET_CALLS,
};
