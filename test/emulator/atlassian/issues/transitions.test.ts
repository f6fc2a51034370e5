import { companyProjects } from '../../../../emulator/atlassian/seed/company-work';
import { createTestSite, paragraph, namesIn, valueAt, type TestSite } from './site';

const RESOLVE = '31';
const REOPEN = '41';
const PATH = '/rest/api/3/issue/IT-1/transitions';

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

const transition = (id: unknown, rest: object = {}) => ({ transition: { id }, ...rest });

test('those that are possible from the status are listed for people who work there', async () => {
  const body = await site.expect('operator', `GET ${PATH}?expand=transitions.fields`, 200);
  expect(valueAt(body, 'transitions')).toMatchObject([
    { id: '11', name: 'Start progress', hasScreen: false, to: { name: 'In Progress' }, fields: {} },
    {
      id: RESOLVE,
      name: 'Resolve',
      hasScreen: true,
      to: { name: 'Done', statusCategory: { key: 'done' } },
      fields: { resolution: { required: true, allowedValues: [{ name: 'Done' }, {}, {}] } },
    },
  ]);
  expect(await site.expect('colleague', `GET ${PATH}`, 200)).toMatchObject({ transitions: [] });
  const one = await site.expect('operator', `GET ${PATH}?transitionId=${RESOLVE}`, 200);
  expect(valueAt(one, 'transitions')).toHaveLength(1);
});

test('resolving sets status and resolution in one change, and reopening takes the resolution back', async () => {
  await site.expect('operator', `POST ${PATH}`, 204, transition(RESOLVE));
  const resolved = await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 200);
  expect(resolved).toMatchObject({ fields: { status: { name: 'Done' }, resolution: { name: 'Done' } } });
  expect(valueAt(resolved, 'fields', 'resolutiondate')).toBe(valueAt(resolved, 'fields', 'updated'));

  await site.expect('operator', `POST ${PATH}`, 204, transition(REOPEN));
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 200)).toMatchObject({
    fields: { status: { name: 'To Do' }, resolution: null, resolutiondate: null },
  });
  const changes = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200);
  expect(valueAt(changes, 'total')).toBe(2);
  expect(valueAt(changes, 'values', 0, 'author', 'accountId')).toBe(site.accountIdOf('operator'));
  expect(valueAt(changes, 'values', 0, 'items')).toMatchObject([
    { field: 'resolution', from: null, fromString: null, toString: 'Done' },
    { field: 'status', from: '10000', fromString: 'To Do', toString: 'Done' },
  ]);
  expect(valueAt(changes, 'values', 1, 'items')).toMatchObject([
    { field: 'resolution', fromString: 'Done', to: null },
    { field: 'status', fromString: 'Done', to: '10000' },
  ]);
});

test('the app is told as the platform tells it: who, what changed, both statuses, and no resolution', async () => {
  await site.expect('operator', `POST ${PATH}`, 204, transition(RESOLVE));
  const [event] = site.events;
  const changes = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200);
  expect(event).toMatchObject({
    eventType: 'avi:jira:updated:issue',
    selfGenerated: false,
    atlassianId: site.accountIdOf('operator'),
    issue: {
      id: '10000',
      key: 'IT-1',
      fields: {
        summary: 'Offboard leaver@acme.example',
        issuetype: { name: 'Service request' },
        project: { key: 'IT' },
        assignee: { accountId: site.accountIdOf('agent') },
        status: { name: 'Done' },
      },
    },
    changelog: { id: valueAt(changes, 'values', 0, 'id') },
    associatedUsers: [{ accountId: site.accountIdOf('operator') }],
    associatedStatuses: [{ name: 'To Do' }, { name: 'Done' }],
  });
  expect(valueAt(event, 'changelog', 'items', 1)).toEqual({
    field: 'status',
    fieldId: 'status',
    from: '10000',
    fromString: 'To Do',
    to: '10002',
    toString: 'Done',
  });
  expect(namesIn(valueAt(event, 'issue', 'fields')).sort()).toEqual([
    'assignee',
    'created',
    'creator',
    'issuetype',
    'project',
    'reporter',
    'status',
    'summary',
    'updated',
  ]);
  expect(valueAt(event, 'timestamp')).toMatch(/^\d{13}$/);
  expect(site.events).toHaveLength(1);
});

test('changes of the app itself are marked', async () => {
  await site.expect('app', `POST ${PATH}`, 204, transition(RESOLVE));
  expect(site.events).toMatchObject([{ selfGenerated: true }]);
});

test('the screen takes another resolution, an assignee and a comment, and nothing else', async () => {
  await site.expect(
    'operator',
    `POST ${PATH}`,
    204,
    transition(RESOLVE, {
      fields: { resolution: { name: "Won't Do" }, assignee: null },
      update: { comment: [{ add: { body: paragraph('No.') } }] },
    }),
  );
  expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 200)).toMatchObject({
    fields: { resolution: { name: "Won't Do" }, assignee: null, comment: { total: 1 } },
  });
  await site.expect('operator', `POST ${PATH}`, 400, transition(REOPEN, { fields: { assignee: null } }));
  await site.expect('operator', `POST ${PATH}`, 400, transition(REOPEN, { fields: { summary: 'x' } }));
});

test.each([
  [transition('99'), "Transition id '99' is not valid for this issue."],
  [transition(REOPEN), `Transition id '${REOPEN}' is not valid for this issue.`],
  [transition('Resolve'), "'transition' identifier must be an integer"],
  [{}, "Missing 'transition' identifier"],
])('%j is refused and nothing happens', async (body, message) => {
  const refusal = await site.expect('operator', `POST ${PATH}`, 400, body);
  expect(refusal).toEqual({ errorMessages: [message], errors: {} });
  expect(site.events).toEqual([]);
});

test('people who may only look cannot make one, and others do not see the issue', async () => {
  await site.expect('colleague', `POST ${PATH}`, 400, transition(RESOLVE));
  await site.expect('leaver', `POST ${PATH}`, 404, transition(RESOLVE));
});

test('a field that the screen requires is shown, and the transition is refused without it', async () => {
  site = createTestSite({
    extends: 'company',
    workflows: [
      {
        name: 'Service requests',
        initialStatus: 'To Do',
        transitions: [{ name: 'Close', to: 'Done', requires: ['Leaver e-mail'] }],
      },
      { name: 'Work', initialStatus: 'To Do', transitions: [] },
    ],
  });
  const field = 'customfield_10056';
  const body = await site.expect('operator', `GET ${PATH}?expand=transitions.fields`, 200);
  expect(valueAt(body, 'transitions')).toMatchObject([
    { name: 'Close', hasScreen: true, fields: { [field]: { required: true } } },
  ]);
  const refusal = await site.expect('operator', `POST ${PATH}`, 400, transition('11'));
  expect(refusal).toEqual({ errorMessages: [], errors: { [field]: 'Leaver e-mail is required.' } });
  expect(site.events).toEqual([]);
  await site.expect('operator', `POST ${PATH}`, 204, transition('11', { fields: { [field]: 'x' } }));
});

test('a field that the screen requires may have its value already', async () => {
  site = createTestSite({
    extends: 'company',
    workflows: [
      {
        name: 'Service requests',
        initialStatus: 'To Do',
        transitions: [{ name: 'Close', to: 'Done', requires: ['Leaver'] }],
      },
      { name: 'Work', initialStatus: 'To Do', transitions: [] },
    ],
  });
  await site.expect('operator', `POST ${PATH}`, 204, transition('11'));
});

test('the app makes none where the project does not let it', async () => {
  site = createTestSite({
    extends: 'company',
    projects: companyProjects?.map((project) => ({ ...project, app: { transition: false } })),
  });
  expect(await site.expect('app', `GET ${PATH}`, 200)).toMatchObject({ transitions: [] });
  await site.expect('app', `POST ${PATH}`, 400, transition(RESOLVE));
  expect(
    await site.expect(
      'app',
      'GET /rest/api/3/mypermissions?projectKey=IT&permissions=TRANSITION_ISSUES,EDIT_ISSUES',
      200,
    ),
  ).toMatchObject({
    permissions: { TRANSITION_ISSUES: { havePermission: false }, EDIT_ISSUES: { havePermission: true } },
  });
});

describe('with a validator of the app', () => {
  beforeEach(() => {
    site = createTestSite({
      extends: 'company',
      workflows: [
        {
          name: 'Service requests',
          initialStatus: 'To Do',
          transitions: [
            { name: 'Start progress', from: ['To Do'], to: 'In Progress' },
            { name: 'Resolve', to: 'Done', resolution: 'Done', validators: ['may-offboard'] },
          ],
        },
        { name: 'Work', initialStatus: 'To Do', transitions: [] },
      ],
      issues: [{ key: 'IT-1', type: 'Service request', summary: 'One', reporter: 'operator@acme.example' }],
    });
  });

  const resolve = () => site.ask('operator', `POST ${PATH}`, transition('21'));

  test('the transition is made when it says yes, and it is asked with what is about to happen', async () => {
    const questions: unknown[] = [];
    site.onValidateTransition((question) => {
      questions.push(question);
      return Promise.resolve({ result: true });
    });
    expect(await resolve()).toMatchObject({ status: 204 });
    expect(questions).toEqual([
      {
        functionKey: 'may-offboard',
        accountId: site.accountIdOf('operator'),
        payload: {
          issue: { key: 'IT-1' },
          configuration: {},
          transition: { from: { id: '10000' }, to: { id: '10002' }, modifiedFields: {} },
        },
      },
    ]);
  });

  test('its message is the answer when it says no, and nothing happens', async () => {
    site.onValidateTransition(() => Promise.resolve({ result: false, errorMessage: 'Not you.' }));
    expect(await resolve()).toMatchObject({ status: 400, body: { errorMessages: ['Not you.'] } });
    expect(site.events).toEqual([]);
  });

  test('a validator that fails counts as a no', async () => {
    site.onValidateTransition(() => Promise.reject(new Error('timed out')));
    expect(await resolve()).toMatchObject({ status: 400 });
    expect(site.events).toEqual([]);
  });

  test('somebody else who is faster meanwhile makes it a conflict', async () => {
    site.onValidateTransition(async () => {
      await site.expect('second-operator', `POST ${PATH}`, 204, transition('11'));
      return { result: true };
    });
    expect(await resolve()).toMatchObject({ status: 409 });
    expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 200)).toMatchObject({
      fields: { status: { name: 'In Progress' }, resolution: null },
    });
  });
});
