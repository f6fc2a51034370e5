import type { CandidateStage, CandidateView, SweepView } from '../../../src/contract/candidates';
import { call } from '../../pages/calls';
import { company, issuesWith, projectsWith } from '../seeds';
import { AUTOMATION, DORMANT, JIRA_ADMIN, OPERATOR, type TestSite } from '../site';

export const DAY = 24 * 3_600;
export const GRACE_DAYS = 14;

/** Somebody was active last 200 days ago, and everybody may comment where the tickets are made. */
export const OPEN_PROJECT = company({
  issues: issuesWith({
    key: 'APP-90',
    type: 'Task',
    summary: 'The last thing of somebody',
    reporter: DORMANT,
    createdDaysAgo: 200,
  }),
  projects: projectsWith('ENG', { work: { anyone: true, people: [AUTOMATION] } }),
});

/** Tells people on tickets in a project that everybody sees, after a review. */
export const REVIEWED: SweepView = {
  do: 'review',
  graceDays: GRACE_DAYS,
  dailyMaximum: 20,
  notice: 'Dear {name}, you have not used {product}. It ends on {date}.',
  tracking: { projectKey: 'ENG', issueType: 'Task', requestType: null, doneMove: null },
  keptForDays: 90,
  leavesAfterDays: null,
};

/** The same on requests of the portal, which people reach without access to Jira. */
export const REQUESTED: SweepView = {
  ...REVIEWED,
  tracking: {
    projectKey: 'IT',
    issueType: 'Service request',
    requestType: { fieldId: 'customfield_10010', id: '2' },
    doneMove: null,
  },
};

/** Lets the directory be learned, so that there is a list of inactive people. */
export async function learn(site: TestSite): Promise<void> {
  await site.schedule('daily');
  await site.drain();
}

export async function saveSweep(site: TestSite, sweep: SweepView = REVIEWED, as = JIRA_ADMIN): Promise<void> {
  const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
  await call(site, 'admin', 'saveSweep', { version, sweep }, as);
}

export const candidates = async (site: TestSite, stage: CandidateStage): Promise<CandidateView[]> =>
  (await call(site, 'operator', 'listCandidates', { stage })).candidates;

/** Where somebody is on their way. */
export async function candidate(
  site: TestSite,
  stage: CandidateStage,
  email = DORMANT,
): Promise<CandidateView> {
  const accountId = await site.accountId(email);
  const found = (await candidates(site, stage)).find(({ person }) => person.accountId === accountId);
  if (!found) throw new Error(`${email} is not ${stage}.`);
  return found;
}

/** Approves whoever was found, and lets them be told. @returns the key of the ticket */
export async function approveAndTell(site: TestSite, email = DORMANT, as = OPERATOR): Promise<string> {
  const { person, version } = await candidate(site, 'found', email);
  const seen = { accountId: person.accountId, version };
  await call(site, 'operator', 'approveCandidates', { people: [seen] }, as);
  await site.schedule('tick');
  const { ticketKey } = await candidate(site, 'noticed', email);
  if (ticketKey === null) throw new Error('There is no ticket.');
  return ticketKey;
}

/** Lets the grace period pass. */
export async function afterGrace(site: TestSite): Promise<void> {
  await site.advance(GRACE_DAYS * DAY + 60);
  await site.schedule('tick');
  await site.drain({ horizonSeconds: 0 });
}

/** Lets runs of the sweep begin without the approval of a second person. */
export const withoutSecondPerson = (site: TestSite): Promise<void> => askSecondPerson(site, false);

export const withSecondPerson = (site: TestSite): Promise<void> => askSecondPerson(site, true);

const askSecondPerson = (site: TestSite, sweeps: boolean): Promise<void> =>
  site.changeSettings((settings) => ({
    ...settings,
    approval: { ...Object(settings['approval']), sweeps },
  }));

/** Comments as a person does. */
export async function commentOn(site: TestSite, key: string, text: string, as: string): Promise<void> {
  const body = {
    type: 'doc',
    version: 1,
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
  await site.jira('POST', `issue/${key}/comment`, { body }, as);
}

/** Replies to a request of one's own, as a customer does. */
export async function replyInPortal(site: TestSite, key: string, body: string, as: string): Promise<void> {
  await fetch(`${site.url}/rest/servicedeskapi/request/${key}/comment`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Basic ${Buffer.from(`${as}:emulator`).toString('base64')}`,
    },
    body: JSON.stringify({ body, public: true }),
  });
}

/** Lets somebody look at how the run has ended. */
export async function afterItsRun(site: TestSite): Promise<void> {
  await site.advance(20 * 60);
  await site.schedule('tick');
}
