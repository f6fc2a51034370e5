import { CONTRACTOR, FIELDS, LEAVER, OPERATOR, SYNCED, TestSite } from './site';

describe('an agent without admin rights resolves an Offboard ticket', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  it('takes every group away and keeps the account of somebody who owns work in the holding group', async () => {
    expect(await site.groupsOf(LEAVER)).toHaveLength(6);
    await site.setFields('IT-1', { [FIELDS.successor]: null });
    await site.resolve('IT-1');
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
    const [run] = await site.runs();
    expect(run).toMatchObject({
      status: 'incomplete',
      leaver: { displayName: 'Leo Lindqvist' },
      ticketKey: 'IT-1',
    });
    expect(run?.outstanding).toEqual([
      expect.stringMatching(/owns 3 filters .* leads 1 project .* leads 2 components/),
    ]);
  });

  it('removes somebody who owns nothing from the site, the last default group included', async () => {
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    const { people } = await site.state();
    expect(people.find(({ emailAddress }) => emailAddress === CONTRACTOR)).toMatchObject({ active: false });
    expect(await site.runs()).toMatchObject([{ status: 'completed', outstanding: [] }]);
  });

  it('names the groups of the identity provider and who can solve them', async () => {
    await site.resolve('IT-3');
    expect(await site.groupsOf(SYNCED)).toEqual(['idp-engineering', 'idp-office', 'leaver-holding']);
    const [run] = await site.runs();
    expect(run?.status).toBe('incomplete');
    expect(run?.outstanding).toEqual([
      expect.stringContaining('idp-engineering'),
      expect.stringContaining('idp-office'),
      expect.stringContaining('The account stays'),
    ]);
  });

  it('says on the run that Jira did not take the report for machines', async () => {
    const effect = { status: 403, body: { errorMessages: ['Forbidden.'], errors: {} } };
    await site.fault([{ target: 'jira', method: 'PUT', path: 'properties/leaver.report', effect }]);
    await site.resolve('IT-2');
    expect(await site.comments('IT-2')).toHaveLength(1);
    expect(await site.run()).toMatchObject({
      status: 'completed',
      untold: 'Only the report for machines could not be written: Forbidden.',
    });
  });

  it('reports once, internally, without mentioning the leaver, and for machines as an issue property', async () => {
    await site.resolve('IT-1');
    const comments = await site.comments('IT-1');
    expect(comments).toHaveLength(1);
    expect(comments[0]).toMatchObject({ isInternal: true, author: 'Leaver' });
    expect(comments[0]?.text).toContain('Removed from the group engineering');
    expect(comments[0]?.text).toContain('Product access: none');
    expect(comments[0]?.text).toContain('Site membership: ended');
    expect(comments[0]?.text).toContain('Atlassian account: not changed');
    expect(comments[0]?.text).toContain('API tokens');
    const raw = JSON.stringify(await site.jira('GET', 'issue/IT-1/comment', undefined, OPERATOR));
    expect(raw).not.toContain('"mention"');
    const property = await site.jira('GET', 'issue/IT-1/properties/leaver.report', undefined, OPERATOR);
    expect(property).toMatchObject({ value: { version: 1, leaverAccountId: await site.accountId(LEAVER) } });
  });

  it('acts on no other person', async () => {
    const before = await site.state();
    await site.resolve('IT-1');
    const after = await site.state();
    const leaver = await site.accountId(LEAVER);
    const others = ({ accountId }: { accountId: string }) => accountId !== leaver;
    expect(after.memberships.filter(others)).toEqual(before.memberships.filter(others));
    expect(after.people.filter(others)).toEqual(before.people.filter(others));
  });

  it('acts on each of several people in one ticket', async () => {
    const people = await Promise.all(
      [CONTRACTOR, 'dormant@acme.example'].map((email) => site.accountId(email)),
    );
    await site.setFields('IT-4', {
      [FIELDS.leavers]: people.map((accountId) => ({ accountId })),
      [FIELDS.kind]: { value: 'Left the company' },
    });
    await site.resolve('IT-4');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
    expect(await site.groupsOf('dormant@acme.example')).toEqual([]);
    expect(await site.runs()).toHaveLength(2);
    expect(await site.comments('IT-4')).toHaveLength(2);
  });

  it('sends every group and user change as the app', async () => {
    await site.resolve('IT-1');
    const changes = (await site.requests()).filter(
      ({ method, path }) => method !== 'GET' && /group|user/.test(path),
    );
    expect(changes).not.toHaveLength(0);
    expect(new Set(changes.map(({ identity }) => identity))).toEqual(new Set(['app']));
  });
});
