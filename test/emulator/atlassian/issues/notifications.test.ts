import { createTestSite, paragraph, type TestSite } from './site';

let site: TestSite;
let leaver: string;
let successor: string;

beforeEach(() => {
  site = createTestSite();
  leaver = site.accountIdOf('leaver');
  successor = site.accountIdOf('amara.diallo');
});

const sent = () =>
  site.site.notifications().map(({ cause, subject, recipients }) => ({ cause, subject, recipients }));
const bulk = (more: object) => ({
  selectedActions: ['assignee'],
  selectedIssueIdsOrKeys: ['ENG-1', 'ENG-2'],
  editedFieldsInput: {
    singleSelectClearableUserPickerFields: [{ fieldId: 'assignee', user: { accountId: successor } }],
  },
  ...more,
});

test('an assignment is mailed to the former and the new assignee, but not to who made it', async () => {
  await site.expect('app', 'PUT /rest/api/3/issue/ENG-1/assignee', 204, { accountId: leaver });
  const before = sent().length;
  await site.expect('app', 'PUT /rest/api/3/issue/ENG-1/assignee', 204, { accountId: successor });
  expect(sent().slice(before)).toEqual([
    {
      cause: 'issue-assigned',
      subject: 'ENG-1',
      recipients: expect.arrayContaining([leaver, successor]) as unknown,
    },
  ]);
  await site.expect('amara.diallo', 'PUT /rest/api/3/issue/ENG-1/assignee', 204, { accountId: null });
  const after = sent().slice(before + 1);
  expect(after.flatMap(({ recipients }) => recipients)).not.toContain(successor);
});

test('a bulk change sends one batch of e-mails, unless it was told not to', async () => {
  await site.expect('app', 'POST /rest/api/3/bulk/issues/fields', 201, bulk({ sendBulkNotification: false }));
  site.clock.advance(1_000);
  expect(sent()).toEqual([]);
  await site.expect('app', 'POST /rest/api/3/bulk/issues/fields', 201, bulk({}));
  site.clock.advance(1_000);
  expect(sent()).toMatchObject([
    { cause: 'bulk-change', recipients: expect.arrayContaining([successor]) as unknown },
  ]);
});

test('an edit is silent only for those who may switch the e-mail off', async () => {
  const edit = 'PUT /rest/api/3/issue/ENG-1?notifyUsers=false';
  await site.expect('app', edit, 204, { fields: { summary: 'Quietly' } });
  expect(sent()).toEqual([]);
  await site.expect('quentin.moreau', edit, 204, { fields: { summary: 'Loudly' } });
  expect(sent()).toMatchObject([{ cause: 'issue-updated', subject: 'ENG-1' }]);
});

test('an internal comment is not mailed to the customer', async () => {
  const comment = (internal: boolean) => ({
    body: paragraph('Hello'),
    properties: [{ key: 'sd.public.comment', value: { internal } }],
  });
  await site.expect('app', 'POST /rest/api/3/issue/IT-1/comment', 201, comment(false));
  const toAll = sent().at(-1)?.recipients ?? [];
  await site.expect('app', 'POST /rest/api/3/issue/IT-1/comment', 201, comment(true));
  const internally = sent()
    .slice(1)
    .flatMap(({ recipients }) => recipients);
  expect(toAll.length).toBeGreaterThan(internally.length);
});
