import { Version3Client } from 'jira.js';
import { COLLEAGUE, JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, TestSite } from './site';

const JOURNEY_MILLISECONDS = 120_000;
const HOLDING_GROUP = 'leaver-holding';

let site: TestSite;

/** The client as any script would set it up: the address of the site, an e-mail and an API token. */
const clientOf = (email: string): Version3Client =>
  new Version3Client({ host: site.url, authentication: { basic: { email, apiToken: 'emulator' } } });

beforeAll(async () => {
  site = await TestSite.start();
}, JOURNEY_MILLISECONDS);

afterAll(async () => {
  await site.close();
});

/** jira.js is a client that nobody here wrote: it knows Jira, not this emulator. */
describe('jira.js on the emulated site', () => {
  test('finds the open tickets with JQL and reads one with its names', async () => {
    const operator = clientOf(OPERATOR);
    const { issues } = await operator.issueSearch.searchForIssuesUsingJqlEnhancedSearch({
      jql: 'project = IT AND resolution = Unresolved ORDER BY key ASC',
      fields: ['summary', 'status'],
    });
    expect(issues?.map(({ key }) => key)).toEqual(expect.arrayContaining(['IT-1', 'IT-2', 'IT-3', 'IT-4']));

    const issue = await operator.issues.getIssue({ issueIdOrKey: 'IT-1', expand: 'names' });
    expect(issue.fields.status.name).toBe('To Do');
    expect(Object.values(issue.names ?? {})).toContain('Leaver');
  });

  test('comments, and reads its comment back', async () => {
    const { issueComments } = clientOf(OPERATOR);
    const { id } = await issueComments.addComment({ issueIdOrKey: 'IT-2', comment: 'The laptop is back.' });
    const { comments } = await issueComments.getComments({ issueIdOrKey: 'IT-2' });
    const found = comments?.find((comment) => comment.id === id);
    expect(JSON.stringify(found?.body)).toContain('The laptop is back.');
    expect(found?.author?.displayName).toBe('Olga Petrova');
  });

  test('puts a person into a group and takes them out again', async () => {
    const { groups, users } = clientOf(SITE_ADMIN);
    const accountId = await site.accountId(COLLEAGUE);
    const namesOfGroups = async () => (await users.getUserGroups({ accountId })).map(({ name }) => name);
    const found = await groups.bulkGetGroups({ groupName: [HOLDING_GROUP] });
    const groupId = found.values?.[0]?.groupId ?? '';

    await groups.addUserToGroup({ groupId, accountId });
    expect(await namesOfGroups()).toContain(HOLDING_GROUP);
    await groups.removeUserFromGroup({ groupId, accountId });
    expect(await namesOfGroups()).not.toContain(HOLDING_GROUP);
  });

  test('is refused as Jira refuses: no credentials, no permission', async () => {
    const stranger = new Version3Client({ host: site.url });
    await expect(stranger.myself.getCurrentUser()).rejects.toMatchObject({ status: 401 });
    await expect(clientOf(OPERATOR).jiraSettings.getAdvancedSettings()).rejects.toBeDefined();
    const accountId = await site.accountId(LEAVER);
    const { groups } = clientOf(OPERATOR);
    await expect(groups.removeUserFromGroup({ groupname: 'engineering', accountId })).rejects.toMatchObject({
      status: 403,
    });
  });

  test('resolves the ticket of a leaver, and sees the access gone and the report on the ticket', async () => {
    const operator = clientOf(OPERATOR);
    const { transitions } = await operator.issues.getTransitions({ issueIdOrKey: 'IT-1' });
    const resolve = transitions?.find(({ name }) => name === 'Resolve');
    await operator.issues.doTransition({ issueIdOrKey: 'IT-1', transition: { id: resolve?.id ?? '' } });
    await site.drain();

    const issue = await operator.issues.getIssue({ issueIdOrKey: 'IT-1', expand: 'changelog' });
    expect(issue.fields.resolution?.name).toBe('Done');
    expect(issue.changelog?.histories?.at(0)?.items?.map(({ field }) => field)).toContain('status');

    const accountId = await site.accountId(LEAVER);
    const left = await clientOf(JIRA_ADMIN).users.getUserGroups({ accountId });
    expect(left.map(({ name }) => name).filter((name) => name !== HOLDING_GROUP)).toEqual([]);
    const { total } = await operator.issueComments.getComments({ issueIdOrKey: 'IT-1' });
    expect(total).toBeGreaterThan(0);
  });
});
