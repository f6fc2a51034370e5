import { createTestSite, namesIn, valueAt, type TestSite } from './site';

const PATH = 'POST /rest/api/3/bulk/issues/fields';
const ISSUES = ['ENG-1', 'ENG-2', 'ENG-3', 'ENG-4'];
const LONG_ENOUGH_IN_MILLISECONDS = 1_000;

const unassign = (issues: string[] = ISSUES, more: object = {}) => ({
  selectedActions: ['assignee'],
  selectedIssueIdsOrKeys: issues,
  editedFieldsInput: { singleSelectClearableUserPickerFields: [{ fieldId: 'assignee', user: null }] },
  ...more,
});

async function submit(site: TestSite, body: object = unassign()): Promise<string> {
  return `GET /rest/api/3/bulk/queue/${String(valueAt(await site.expect('app', PATH, 201, body), 'taskId'))}`;
}

async function statusAfter(site: TestSite, milliseconds: number, progress: string): Promise<unknown> {
  site.clock.advance(milliseconds);
  return valueAt(await site.expect('app', progress, 200), 'status');
}

async function unassigned(site: TestSite): Promise<number> {
  const issues = await Promise.all(
    ISSUES.map((key) => site.expect('app', `GET /rest/api/3/issue/${key}?fields=assignee`, 200)),
  );
  return issues.filter((issue) => valueAt(issue, 'fields', 'assignee') === null).length;
}

test.each(['FAILED', 'CANCELLED', 'DEAD'])(
  'a task that the site lets end %s has done a half of its work',
  async (bulkTaskEnds) => {
    const site = createTestSite({ extends: 'company', site: { bulkTaskEnds } });
    const before = await unassigned(site);
    const progress = await submit(site);
    expect(await statusAfter(site, LONG_ENOUGH_IN_MILLISECONDS, progress)).toBe(bulkTaskEnds);
    const end = await site.expect('app', progress, 200);
    expect(valueAt(end, 'processedAccessibleIssues')).toHaveLength(2);
    expect(end).toMatchObject({ totalIssueCount: 4, failedAccessibleIssues: {} });
    expect((await unassigned(site)) - before).toBeGreaterThan(0);
  },
);

test('a task that never ends stays under way, and tells nothing of its issues', async () => {
  const site = createTestSite();
  site.site.setSwitches({ bulkTaskEnds: 'NEVER' });
  const progress = await submit(site);
  expect(await statusAfter(site, 24 * 3_600_000, progress)).toBe('RUNNING');
  const stuck = await site.expect('app', progress, 200);
  expect(stuck).toMatchObject({ progressPercent: 50 });
  expect(namesIn(stuck)).not.toContain('processedAccessibleIssues');
});

test('a list of ends is for the next tasks only, until the switches are cleared', async () => {
  const site = createTestSite();
  site.site.setSwitches({ bulkTaskEnds: ['DEAD', 'COMPLETE', 'FAILED'] });
  const ends: unknown[] = [];
  for (let count = 0; count < 4; count += 1) {
    ends.push(await statusAfter(site, LONG_ENOUGH_IN_MILLISECONDS, await submit(site)));
  }
  expect(ends).toEqual(['DEAD', 'COMPLETE', 'FAILED', 'COMPLETE']);
});

test('a task takes the time that the site says, and its times are numbers', async () => {
  const site = createTestSite({ extends: 'company', site: { bulkTaskSeconds: 60 } });
  const progress = await submit(site);
  expect(await statusAfter(site, 100, progress)).toBe('ENQUEUED');
  expect(await statusAfter(site, 30_000, progress)).toBe('RUNNING');
  expect(await statusAfter(site, 31_000, progress)).toBe('COMPLETE');
  const end = await site.expect('app', progress, 200);
  expect(Number(valueAt(end, 'updated')) - Number(valueAt(end, 'started'))).toBe(60_000);
});

test('a sixth task has to wait until one of five has ended', async () => {
  const site = createTestSite();
  for (let count = 0; count < 5; count += 1) await submit(site);
  expect(await site.ask('app', PATH, unassign())).toMatchObject({ status: 429 });
  site.clock.advance(LONG_ENOUGH_IN_MILLISECONDS);
  await submit(site);
});

test('more than a thousand issues or 200 fields, and values that are not selected, are refused', async () => {
  const site = createTestSite();
  const many = Array.from({ length: 1_001 }, (_, number) => `ENG-${number}`);
  await site.expect('app', PATH, 400, unassign(many));
  const actions = Array.from({ length: 201 }, (_, number) => `customfield_${number}`);
  await site.expect('app', PATH, 400, unassign(ISSUES, { selectedActions: actions }));
  const people = ['assignee', 'reporter'].map((fieldId) => ({ fieldId, user: null }));
  const unlisted = unassign(ISSUES, {
    editedFieldsInput: { singleSelectClearableUserPickerFields: people },
  });
  expect(await site.expect('app', PATH, 400, unlisted)).toMatchObject({
    errors: [{ message: expect.stringContaining('reporter') as unknown }],
  });
  await site.expect('app', PATH, 400, unassign(ISSUES, { editedFieldsInput: { labelsFields: [] } }));
});

describe('issues that the app may not edit or assign', () => {
  const seed = (app: object) => ({
    extends: 'company',
    projects: [
      { ...ENG, app },
      { ...ENG, key: 'APP', name: 'Apps' },
    ],
    issues: ['ENG-1', 'APP-1'].map((key) => ({
      key,
      type: 'Task',
      summary: key,
      reporter: 'colleague@acme.example',
      assignee: 'leaver@acme.example',
    })),
    invocations: [],
  });

  test.each([
    [{ edit: false }, 'You do not have permission to edit this issue.'],
    [{ assign: false }, 'You do not have permission to assign this issue.'],
  ])('with %j are named with the reason, and the others go on', async (app, reason) => {
    const site = createTestSite(seed(app));
    const progress = await submit(site, unassign(['ENG-1', 'APP-1']));
    expect(await statusAfter(site, LONG_ENOUGH_IN_MILLISECONDS, progress)).toBe('COMPLETE');
    expect(await site.expect('app', progress, 200)).toMatchObject({
      processedAccessibleIssues: [10_001],
      failedAccessibleIssues: { '10000': [reason] },
      invalidOrInaccessibleIssueCount: 0,
    });
  });

  test('may be assigned one by one where only the permission to edit is missing', async () => {
    const site = createTestSite(seed({ edit: false }));
    const assign = 'PUT /rest/api/3/issue/ENG-1/assignee';
    await site.expect('app', 'PUT /rest/api/3/issue/ENG-1', 400, { fields: { assignee: null } });
    await site.expect('app', assign, 204, { accountId: null });
    const strict = createTestSite(seed({ assign: false }));
    await strict.expect('app', assign, 403, { accountId: null });
    await strict.expect('app', 'PUT /rest/api/3/issue/ENG-1', 400, { fields: { assignee: null } });
    await strict.expect('app', 'PUT /rest/api/3/issue/ENG-1', 204, { fields: { summary: 'New' } });
  });

  test('are told beforehand by the permission check', async () => {
    const check = async (app: object) =>
      createTestSite(seed(app)).expect('app', 'POST /rest/api/3/permissions/check', 200, {
        projectPermissions: [{ permissions: ['EDIT_ISSUES', 'ASSIGN_ISSUES'], projects: [10_000] }],
      });
    expect(await check({ edit: false })).toMatchObject({
      projectPermissions: [
        { permission: 'EDIT_ISSUES', projects: [] },
        { permission: 'ASSIGN_ISSUES', projects: [10_000] },
      ],
    });
    expect(await check({ assign: false })).toMatchObject({
      projectPermissions: [{ projects: [10_000] }, { projects: [] }],
    });
  });
});

const ENG = {
  key: 'ENG',
  name: 'Engineering',
  lead: 'amara.diallo@acme.example',
  workflow: 'Work',
  issueTypes: ['Task', 'Sub-task'],
  browse: { anyone: true },
  work: { anyone: true },
};
