import type { RestorePreview, RestoreResult } from '../../src/contract/restore';
import { EVERY_USE, ORGANISATION_KEY } from './channels';
import { CONTRACTOR, LEAVER, OPERATOR, type TestSite } from './site';

/** Each way in which an account of the organisation is closed, and what opens it again. */
export const CLOSED = [
  {
    what: 'was deactivated',
    uses: ['disable'],
    action: 'keep',
    ticket: 'IT-1',
    email: LEAVER,
    address: '/lifecycle/enable',
    name: /deactivated/,
    instructions: 'please activate the account',
  },
  {
    what: 'was suspended',
    uses: ['suspend'],
    action: 'keep',
    ticket: 'IT-1',
    email: LEAVER,
    address: '/restore',
    name: /suspended/,
    instructions: 'please restore the access',
  },
  {
    what: 'waits for its deletion by Atlassian',
    uses: EVERY_USE.filter((use) => use !== 'give-back'),
    action: 'delete',
    ticket: 'IT-1',
    email: LEAVER,
    address: '/lifecycle/cancel-delete',
    name: /deletion is still pending/,
    instructions: 'Please cancel the deletion',
  },
  {
    what: 'was removed from the site',
    uses: ['remove-from-groups', 'remove-from-site'],
    action: 'delete',
    ticket: 'IT-2',
    email: CONTRACTOR,
    address: '/users/invite',
    name: /membership of this site/,
    instructions: 'please invite',
  },
] as const;
export type Closed = (typeof CLOSED)[number];

/** Changes something as an organisation admin does by hand. */
export async function askOrganisation(site: TestSite, path: string, body?: unknown): Promise<void> {
  const response = await fetch(`${site.url}/api.atlassian.com/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ORGANISATION_KEY}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
}

/** What a restore of this run would give back, as the operator's page asks. */
export const previewOf = async (site: TestSite, runId: string): Promise<RestorePreview> =>
  (await site.call('operator', 'previewRestore', { runId }, OPERATOR)) as RestorePreview;

/** The same where it is allowed. */
export async function shownOf(
  site: TestSite,
  runId: string,
): Promise<Extract<RestorePreview, { allowed: true }>> {
  const answer = await previewOf(site, runId);
  if (!answer.allowed) throw new Error(answer.reason);
  return answer;
}

/** Begins to give back everything, and lets happen what happens at once. */
export async function beginRestore(site: TestSite, runId: string, requestId: string): Promise<string> {
  const { items, fingerprint } = await shownOf(site, runId);
  const chosen = items.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const request = { requestId, runId, chosen, fingerprint, why: 'They stay.' };
  const result = (await site.call('operator', 'startRestore', request)) as RestoreResult;
  if (result.outcome !== 'started') throw new Error('It had changed.');
  await site.drain({ horizonSeconds: 0 });
  return result.runId;
}
