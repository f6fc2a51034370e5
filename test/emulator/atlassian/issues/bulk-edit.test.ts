import { createTestSite, valueAt, type TestSite } from './site';

const PATH = 'POST /rest/api/3/bulk/issues/fields';
const LONG_ENOUGH_IN_MILLISECONDS = 1_000;
const TWO_WEEKS_IN_MILLISECONDS = 14 * 24 * 60 * 60 * 1000;

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

const edit = (fields: Record<string, string | null>, issues: string[]) => ({
  selectedActions: Object.keys(fields),
  selectedIssueIdsOrKeys: issues,
  sendBulkNotification: false,
  editedFieldsInput: {
    singleSelectClearableUserPickerFields: Object.entries(fields).map(([fieldId, accountId]) => ({
      fieldId,
      user: accountId === null ? null : { accountId },
    })),
  },
});

async function submit(who: string, body: object): Promise<string> {
  return `GET /rest/api/3/bulk/queue/${String(valueAt(await site.expect(who, PATH, 201, body), 'taskId'))}`;
}

test('hands issues over after a while, and the task says how far it is', async () => {
  const successor = site.accountIdOf('amara.diallo');
  const progress = await submit(
    'amara.diallo',
    edit({ assignee: successor, reporter: successor }, ['ENG-1', 'ENG-2']),
  );
  expect(await site.expect('amara.diallo', progress, 200)).toMatchObject({
    status: 'ENQUEUED',
    progressPercent: 0,
  });
  site.clock.advance(LONG_ENOUGH_IN_MILLISECONDS);
  const done = await site.expect('amara.diallo', progress, 200);
  expect(done).toMatchObject({
    status: 'COMPLETE',
    progressPercent: 100,
    submittedBy: { accountId: successor },
    failedAccessibleIssues: {},
    invalidOrInaccessibleIssueCount: 0,
    totalIssueCount: 2,
  });
  expect(valueAt(done, 'processedAccessibleIssues')).toHaveLength(2);
  expect(await site.expect('leaver', 'GET /rest/api/3/issue/ENG-2', 200)).toMatchObject({
    fields: { assignee: { accountId: successor }, reporter: { accountId: successor } },
  });
  expect(site.events.filter(({ eventType }) => eventType === 'avi:jira:assigned:issue')).toHaveLength(2);
});

test('names what failed and counts what the caller may not see', async () => {
  const stranger = site.accountIdOf('marco.rossi');
  const issue = await site.expect('amara.diallo', 'GET /rest/api/3/issue/ENG-1', 200);
  const progress = await submit('amara.diallo', edit({ assignee: stranger }, ['ENG-1', 'IT-1', 'ENG-999']));
  site.clock.advance(LONG_ENOUGH_IN_MILLISECONDS);
  const done = await site.expect('amara.diallo', progress, 200);
  expect(done).toMatchObject({
    status: 'COMPLETE',
    processedAccessibleIssues: [],
    invalidOrInaccessibleIssueCount: 2,
  });
  expect(valueAt(done, 'failedAccessibleIssues', String(valueAt(issue, 'id')))).toEqual([
    `User '${stranger}' cannot be assigned issues.`,
  ]);
});

test('unassigns when no user is given', async () => {
  await submit('amara.diallo', edit({ assignee: null }, ['ENG-1']));
  site.clock.advance(LONG_ENOUGH_IN_MILLISECONDS);
  expect(await site.expect('leaver', 'GET /rest/api/3/issue/ENG-1', 200)).toMatchObject({
    fields: { assignee: null },
  });
});

test('refuses more than 1,000 issues, fields without a value, and bodies that do not fit', async () => {
  const many = Array.from({ length: 1_001 }, (_, number) => `ENG-${number + 1}`);
  await site.expect('amara.diallo', PATH, 400, edit({ assignee: null }, many));
  const refusal = await site.expect('amara.diallo', PATH, 400, {
    ...edit({ assignee: null }, ['ENG-1']),
    selectedActions: ['assignee', 'reporter'],
  });
  expect(refusal).toEqual({ errors: [{ message: 'There is no value for the selected field reporter.' }] });
  await site.expect('amara.diallo', PATH, 400, {});
});

test('tells the progress to nobody else, and for two weeks only', async () => {
  const progress = await submit('amara.diallo', edit({ assignee: null }, ['ENG-1']));
  await site.expect('leaver', progress, 400);
  site.clock.advance(TWO_WEEKS_IN_MILLISECONDS + LONG_ENOUGH_IN_MILLISECONDS);
  await site.expect('amara.diallo', progress, 400);
});
