import { z } from 'zod';
import { offboard as offboardFromPage } from '../pages/calls';
import { company, projectsWith } from './seeds';
import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  FIELDS,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from './site';

const CHEN = 'chen.wei@acme.example';

const heldSchema = z.object({
  projects: z.array(z.object({ key: z.string(), leadAccountId: z.string().nullable() })),
  components: z.array(z.object({ name: z.string(), leadAccountId: z.string().nullable() })),
  filters: z.array(z.object({ id: z.string(), name: z.string(), ownerAccountId: z.string() })),
  dashboards: z.array(z.object({ name: z.string(), ownerAccountId: z.string() })),
  issues: z.array(
    z.object({
      key: z.string(),
      resolution: z.string().nullable(),
      assigneeAccountId: z.string().nullable(),
    }),
  ),
});

/** Names of what a person holds, without resolved issues. */
async function heldBy(site: TestSite, email: string) {
  const accountId = await site.accountId(email);
  const { projects, components, filters, dashboards, issues } = heldSchema.parse(await site.state());
  return {
    projects: projects.filter((one) => one.leadAccountId === accountId).map(({ key }) => key),
    components: components.filter((one) => one.leadAccountId === accountId).map(({ name }) => name),
    filters: filters.filter((one) => one.ownerAccountId === accountId).map(({ name }) => name),
    dashboards: dashboards.filter((one) => one.ownerAccountId === accountId).map(({ name }) => name),
    issues: issues
      .filter((one) => one.assigneeAccountId === accountId && one.resolution === null)
      .map(({ key }) => key),
  };
}

const NOTHING = { projects: [], components: [], filters: [], dashboards: [], issues: [] };

describe('a leaver hands work over', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset('company');
    await site.drain();
  });

  const isOnSite = async (email: string) =>
    (await site.state()).people.some(({ emailAddress, active }) => emailAddress === email && active);
  const blocked = async () => (await site.run()).effects.filter(({ outcome }) => outcome === 'blocked');
  const order = async () =>
    (await site.requests())
      .filter(
        ({ method, path }) =>
          method !== 'GET' && !/permissions\/check|search\/jql|comment|properties/.test(path),
      )
      .map(
        ({ method, path }) =>
          `${method} ${(path.split('?')[0] ?? '').replace(/\/rest\/api\/3\/|\/\d+/g, '')}`,
      );

  it('planned: everything first, access last, the account at the end', async () => {
    const had = await heldBy(site, LEAVER);
    expect(had.issues).toHaveLength(6);
    await site.resolve('IT-1');
    expect(await site.run()).toMatchObject({ status: 'completed', outstanding: [] });
    expect(await heldBy(site, LEAVER)).toEqual(NOTHING);
    const now = await heldBy(site, COLLEAGUE);
    expect(now.projects).toEqual(['APP']);
    expect(now.components).toEqual(['API', 'Billing']);
    expect(now.dashboards).toEqual(['Release board']);
    expect(now.issues).toEqual(expect.arrayContaining(had.issues));
    expect([...now.filters].sort()).toEqual([
      'API bugs',
      'My open work',
      'My open work (Leo Lindqvist)',
      'Release blockers',
    ]);
    expect(await isOnSite(LEAVER)).toBe(false);
    const writes = await order();
    const last = (what: string) => writes.lastIndexOf(what);
    const first = (what: string) => writes.indexOf(what);
    expect(last('POST bulk/issues/fields')).toBeLessThan(first('DELETE project/role'));
    expect(last('DELETE project/role')).toBeLessThan(first('DELETE group/user'));
    expect(last('DELETE group/user')).toBeLessThan(first('DELETE user'));
  });

  it('urgent: access first, everything else after it, deleting still last', async () => {
    await site.setFields('IT-1', { [FIELDS.urgency]: { value: 'Urgent' } });
    await site.resolve('IT-1');
    expect(await site.run()).toMatchObject({ status: 'completed', outstanding: [] });
    expect(await heldBy(site, LEAVER)).toEqual(NOTHING);
    const writes = await order();
    expect(writes.lastIndexOf('DELETE group/user')).toBeLessThan(writes.indexOf('PUT project'));
    expect(writes.at(-1)).toBe('DELETE user');
  });

  it('tells the successor once, and nobody else', async () => {
    await site.resolve('IT-1');
    const successor = await site.accountId(COLLEAGUE);
    const { issues } = heldSchema.parse(await site.state());
    const comments = await Promise.all(
      issues
        .filter(({ key }) => !key.startsWith('MKT'))
        .map(({ key }) =>
          site.jira('GET', `issue/${key}/comment`, undefined, key.startsWith('IT') ? OPERATOR : COLLEAGUE),
        ),
    );
    const mentions = JSON.stringify(comments).match(/"type":"mention","attrs":\{"id":"[^"]+"/g);
    expect(mentions).toEqual([`"type":"mention","attrs":{"id":"${successor}"`]);
    const bulk = (await site.requests()).filter(({ path }) => path.includes('/bulk/issues/fields'));
    expect(bulk).toHaveLength(1);
  });

  it('says in plan and report what is held, who inherits and what was not searched', async () => {
    await site.resolve('IT-1');
    const { id } = await site.run();
    const detail = z
      .object({
        plan: z.object({
          inventory: z.object({
            rows: z.array(z.object({ what: z.string(), number: z.number() })),
            successors: z.array(z.string()),
            indexedAt: z.string().nullable(),
          }),
        }),
      })
      .parse(await site.call('operator', 'getRun', { id }));
    const { rows, successors, indexedAt } = detail.plan.inventory;
    expect(Object.fromEntries(rows.map(({ what, number }) => [what, number]))).toEqual({
      'Open issues': 6,
      'Leads projects': 1,
      'Leads components': 2,
      'Gets new issues by default': 2,
      'Project roles': 3,
      Filters: 3,
      Dashboards: 1,
    });
    expect(successors).toEqual(['Carla Conti']);
    expect(indexedAt).not.toBeNull();
    const [report] = await site.comments('IT-1');
    expect(report?.text).toContain('Gave the filter Release blockers to Carla Conti');
    expect(report?.text).toContain('Handed 4 open issues of ENG over to Carla Conti');
  });

  it('hands over to one person for all, and to another one for a single project', async () => {
    const request = {
      procedure: 'leave-company',
      successorId: await site.accountId(COLLEAGUE),
      successors: [{ projectKey: 'APP', accountId: await site.accountId(CHEN) }],
      urgent: false,
      when: { kind: 'now' },
      why: '',
      ticketKey: null,
    };
    await offboard(request);
    const others = await heldBy(site, CHEN);
    expect(others.projects).toEqual(['APP']);
    expect(others.issues).toEqual(expect.arrayContaining(['APP-1', 'APP-2']));
    expect((await heldBy(site, COLLEAGUE)).issues).toEqual(expect.arrayContaining(['ENG-1', 'ENG-2']));
    expect(await heldBy(site, LEAVER)).toEqual(NOTHING);
    expect((await site.run()).effects.filter(({ kind }) => kind === 'tell-successor')).toHaveLength(2);
  });

  async function offboard(request: Record<string, unknown>): Promise<void> {
    const accountId = await site.accountId(LEAVER);
    const { people } = z
      .object({ people: z.array(z.object({ fingerprint: z.string() })) })
      .parse(await site.call('operator', 'preview', { people: [accountId], request }));
    await site.call('operator', 'start', {
      requestId: 'hand-over-test',
      people: [{ accountId, fingerprint: people[0]?.fingerprint }],
      request,
      typedCount: null,
    });
    await site.drain();
  }

  it('gives filters of one name from several leavers to one successor, each under a name of its own', async () => {
    const leavers = [CONTRACTOR, DORMANT, CHEN];
    for (const email of leavers) {
      await site.jira('POST', 'filter', { name: 'My issues', jql: 'project = ENG' }, email);
    }
    const successorId = await site.accountId(COLLEAGUE);
    await offboardFromPage(site, leavers, { changes: { successorId } });
    await site.drain();
    for (const email of leavers) expect((await heldBy(site, email)).filters).toEqual([]);
    const { filters } = await heldBy(site, COLLEAGUE);
    expect(filters.filter((name) => name.startsWith('My issues'))).toHaveLength(leavers.length);
  });

  it('leaves everything where it is when nobody inherits, and says so', async () => {
    await site.setFields('IT-1', { [FIELDS.successor]: null });
    const had = await heldBy(site, LEAVER);
    await site.resolve('IT-1');
    expect(await heldBy(site, LEAVER)).toEqual(had);
    expect((await site.comments('IT-1')).at(-1)?.text).toMatch(
      /Nobody inherits these.*6 open issues.*3 filters/,
    );
    expect((await site.run()).effects.some(({ kind }) => kind === 'remove-role')).toBe(true);
  });

  it('gives to the default successor of the settings what nobody else was named for', async () => {
    await site.setFields('IT-1', { [FIELDS.successor]: null });
    const successorId = await site.accountId(CHEN);
    await site.changeSettings((settings) => ({ ...settings, handOver: { successorId, filters: false } }));
    await site.resolve('IT-1');
    expect((await heldBy(site, CHEN)).projects).toEqual(['APP']);
    expect((await heldBy(site, LEAVER)).filters).toHaveLength(3);
    expect(await isOnSite(LEAVER)).toBe(true);
  });

  it('names runs that are not over and hand work to the person', async () => {
    await site.setFields('IT-2', {
      [FIELDS.lastWorkingDay]: '2099-03-31',
      [FIELDS.successor]: { accountId: await site.accountId(LEAVER) },
    });
    await site.resolve('IT-2');
    await site.resolve('IT-1');
    expect((await site.comments('IT-1')).at(-1)?.text).toMatch(
      /Runs that are not over hand work to this person/,
    );
  });

  describe('when something is in the way', () => {
    it('names the issues of a project where the successor has no permission, and goes on with the others', async () => {
      const people = await site.accountId(CHEN);
      await site.setFields('IT-1', { [FIELDS.successor]: { accountId: people } });
      await site.takeFromGroup('engineering', CHEN);
      await site.resolve('IT-1');
      const issues = (await blocked()).filter(({ kind }) => kind === 'hand-over-issues');
      expect(issues.map(({ subject }) => subject.name).sort()).toEqual(['ENG-1, ENG-2, ENG-3, ENG-4']);
      expect(await heldBy(site, LEAVER)).toMatchObject({ filters: [], projects: [], dashboards: [] });
      expect((await site.run()).outstanding.join(' ')).toMatch(/cannot be assigned issues of ENG/);
    });

    it('reads failed issues back and names them', async () => {
      await site.reset(company({ projects: projectsWith('APP', { app: { assign: false } }) }));
      await site.drain();
      await site.resolve('IT-1');
      const issues = (await blocked()).filter(({ kind }) => kind === 'hand-over-issues');
      expect(issues.map(({ subject }) => subject.name)).toEqual(['APP-1, APP-2']);
      expect((await heldBy(site, LEAVER)).issues).toEqual(['APP-1', 'APP-2']);
    });

    it.each(['FAILED', 'CANCELLED', 'DEAD', 'NEVER'])(
      'names every issue that a bulk task which ends %s has left',
      async (end) => {
        await site.fault([], { bulkTaskEnds: end });
        await site.resolve('IT-1');
        await site.drain({ horizonSeconds: 7_200 });
        const run = await site.run();
        expect(run.status).toBe('incomplete');
        const left = await heldBy(site, LEAVER);
        const named = (await blocked())
          .filter(({ kind }) => kind === 'hand-over-issues')
          .flatMap(({ subject }) => subject.name.split(', '));
        expect(named.sort()).toEqual([...left.issues].sort());
        expect(left).toMatchObject({ filters: [], projects: [] });
      },
      60_000,
    );

    it('blocks each thing when the successor is gone meanwhile, and can be tried again', async () => {
      await site.setFields('IT-1', { [FIELDS.successor]: { accountId: await site.accountId(CHEN) } });
      await site.changeSettings((settings) => ({
        ...settings,
        times: { zone: 'UTC', stopWindowMinutes: 30 },
      }));
      await site.transition('IT-1', 'Resolve', OPERATOR);
      await site.drain({ horizonSeconds: 0 });
      await site.jira(
        'DELETE',
        `user?accountId=${await site.accountId('dormant@acme.example')}`,
        undefined,
        SITE_ADMIN,
      );
      await site.setFields('IT-1', {});
      const chen = await site.accountId(CHEN);
      await site.jira('PUT', `component/${await componentOf('Search')}`, { leadAccountId: '' }, JIRA_ADMIN);
      await site.jira('DELETE', `user?accountId=${chen}`, undefined, SITE_ADMIN);
      await site.drain({ horizonSeconds: 3_600 });
      const run = await site.run();
      expect(run.status).toBe('incomplete');
      expect(run.outstanding.join(' ')).toMatch(/is not an active person on this site/);
      expect((await heldBy(site, LEAVER)).filters).toHaveLength(3);
      expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
    });

    it('names a filter that Leaver could neither pass on nor give back, and passes it on when it may', async () => {
      const [filter = ''] = filtersNamed(await site.state(), 'My open work');
      // The successor has one of that name: Leaver takes it, and then may change nothing any more.
      await site.fault([
        { target: 'jira', method: 'PUT', path: `filter/${filter}/owner`, skip: 2, effect: { status: 403 } },
      ]);
      await site.resolve('IT-1');
      const { id, status, outstanding } = await site.run();
      expect(status).toBe('incomplete');
      expect(outstanding.join(' ')).toContain('My open work');
      await site.clearFaults();
      await site.call('operator', 'retryRun', { id });
      await site.drain();
      expect((await heldBy(site, COLLEAGUE)).filters).toContain('My open work (Leo Lindqvist)');
    });

    const filtersNamed = (state: unknown, name: string): string[] =>
      z
        .object({ filters: z.array(z.object({ id: z.string(), name: z.string() })) })
        .parse(state)
        .filters.flatMap((filter) => (filter.name === name ? filter.id : []));

    const componentOf = async (name: string): Promise<string> => {
      const { components } = z
        .object({ components: z.array(z.object({ id: z.string(), name: z.string() })) })
        .parse(await site.state());
      return components.find((component) => component.name === name)?.id ?? '';
    };

    it('leaves to its new owner what somebody gave away meanwhile', async () => {
      await site.fault([
        { target: 'jira', method: 'POST', path: 'bulk/issues/fields', times: 1, effect: { status: 503 } },
      ]);
      await site.transition('IT-1', 'Resolve', OPERATOR);
      await site.drain({ horizonSeconds: 0 });
      await site.jira('PUT', 'issue/ENG-1/assignee', { accountId: await site.accountId(CHEN) }, COLLEAGUE);
      await site.drain();
      expect((await heldBy(site, CHEN)).issues).toContain('ENG-1');
      const done = (await site.run()).effects.map(({ subject }) => subject.name);
      expect(done).toContain('3 open issues of ENG');
      expect((await heldBy(site, LEAVER)).issues).toEqual([]);
    });
  });
});
