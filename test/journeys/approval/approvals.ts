import type { PlanToApprove } from '../../../src/contract/approvals';
import { call, offboard } from '../../pages/calls';
import { OPERATOR, SECOND_OPERATOR, type TestSite } from '../site';

/** What a second person does, as the page does it. */

/** Lets a second person have to agree to every deletion, as it is where nobody has changed anything. */
export const askForDeletions = (site: TestSite, changes: Record<string, unknown> = {}): Promise<void> =>
  site.changeSettings((settings) => ({ ...settings, approval: { irreversible: true, ...changes } }));

/** Asks for people, and lets their tickets be told. @returns the runs, which wait */
export async function asked(
  site: TestSite,
  emails: readonly string[],
  { changes = {}, as = OPERATOR }: { changes?: object; as?: string } = {},
): Promise<string[]> {
  const typedCount = emails.length > 5 ? emails.length : null;
  const { runIds } = await offboard(site, emails, { changes, as, typedCount });
  await site.drain({ horizonSeconds: 0 });
  return runIds;
}

export const shownTo = async (
  site: TestSite,
  runIds: string[],
  as: string = SECOND_OPERATOR,
): Promise<PlanToApprove[]> => (await call(site, 'operator', 'previewApprovals', { runIds }, as)).people;

/** Looks at the plans and approves what was shown. */
export async function approve(site: TestSite, runIds: string[], as: string = SECOND_OPERATOR) {
  const runs = (await shownTo(site, runIds, as)).map((person) => ({
    id: person.runId,
    fingerprint: person.allowed ? person.fingerprint : '',
  }));
  return (await call(site, 'operator', 'approveRuns', { runs }, as)).results;
}

export const getRun = (site: TestSite, id: string, as: string = OPERATOR) =>
  call(site, 'operator', 'getRun', { id }, as);
