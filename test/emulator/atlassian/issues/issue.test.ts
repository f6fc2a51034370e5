import { createTestSite, paragraph, namesIn, valueAt, type TestSite } from './site';

let site: TestSite;

beforeEach(() => {
  site = createTestSite();
});

describe('reading an issue', () => {
  test('is a view where a person opens it, and none for scripts and apps', async () => {
    await site.expect('colleague', 'GET /rest/api/3/issue/ENG-1', 200);
    await site.expect('app', 'GET /rest/api/3/issue/ENG-1?updateHistory=true', 200);
    expect(site.events).toEqual([]);
    await site.expect('colleague', 'GET /rest/api/3/issue/ENG-1?updateHistory=true', 200);
    const viewer = site.accountIdOf('colleague');
    expect(site.events).toMatchObject([
      {
        eventType: 'avi:jira:viewed:issue',
        atlassianId: viewer,
        user: { accountId: viewer },
        issue: { key: 'ENG-1' },
        timestamp: expect.stringMatching(/^\d{13}$/) as string,
      },
    ]);
  });

  test('writes people, options, dates and request types as Jira does', async () => {
    await site.expect('operator', 'PUT /rest/api/3/issue/IT-1', 204, {
      fields: {
        customfield_10052: '2026-11-21',
        customfield_10055: [{ accountId: site.accountIdOf('leaver') }],
        customfield_10057: '2026-11-21T19:00:00.000+0100',
      },
    });
    const body = await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 200);
    expect(body).toMatchObject({
      id: '10000',
      key: 'IT-1',
      self: 'https://acme.atlassian.net/rest/api/3/issue/10000',
      fields: {
        summary: 'Offboard leaver@acme.example',
        project: { key: 'IT', projectTypeKey: 'service_desk' },
        issuetype: { name: 'Service request' },
        assignee: { accountId: site.accountIdOf('agent'), accountType: 'atlassian', active: true },
        resolution: null,
        resolutiondate: null,
        customfield_10010: {
          requestType: { name: 'Offboard', serviceDeskId: '1' },
          currentStatus: { status: 'To Do', statusCategory: 'NEW' },
        },
        customfield_10050: { accountId: site.accountIdOf('leaver') },
        customfield_10052: '2026-11-21',
        customfield_10053: { value: 'Normal' },
        customfield_10055: [{ accountId: site.accountIdOf('leaver') }],
        customfield_10056: null,
        customfield_10057: '2026-11-21T18:00:00.000+0000',
      },
    });
    expect(valueAt(body, 'fields', 'created')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  });

  test('finds it by id and by key in any case, with the fields that are asked for', async () => {
    for (const idOrKey of ['10000', 'IT-1', 'it-1']) {
      const body = await site.expect(
        'operator',
        `GET /rest/api/3/issue/${idOrKey}?fields=*all,-comment`,
        200,
      );
      expect(valueAt(body, 'key')).toBe('IT-1');
      expect(valueAt(body, 'fields')).not.toHaveProperty('comment');
    }
    const body = await site.expect('operator', 'GET /rest/api/3/issue/IT-1?fields=summary', 200);
    expect(valueAt(body, 'fields')).toEqual({ summary: 'Offboard leaver@acme.example' });
  });

  test('tells the newest changes inside, and all of them page by page from the oldest', async () => {
    for (let number = 1; number <= 105; number += 1) {
      await site.expect('jira-admin', 'PUT /rest/api/3/issue/IT-1', 204, {
        fields: { summary: `${number}` },
      });
      // Fifty a second are admitted.
      site.clock.advance(100);
    }
    const inline = valueAt(
      await site.expect('operator', 'GET /rest/api/3/issue/IT-1?expand=changelog', 200),
      'changelog',
    );
    expect(inline).toMatchObject({ startAt: 0, maxResults: 100, total: 105 });
    expect(valueAt(inline, 'histories', 0, 'items', 0, 'toString')).toBe('105');

    const first = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200);
    expect(first).toMatchObject({ total: 105, maxResults: 100, isLast: false });
    expect(valueAt(first, 'values', 0)).toMatchObject({
      author: { accountId: site.accountIdOf('jira-admin') },
      items: [{ field: 'summary', fieldId: 'summary', fieldtype: 'jira', from: null, toString: '1' }],
    });
    const last = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog?startAt=100', 200);
    expect(last).toMatchObject({ isLast: true, startAt: 100 });
    expect(valueAt(last, 'values', 4, 'items', 0, 'toString')).toBe('105');

    const id = Number(valueAt(last, 'values', 4, 'id'));
    const chosen = await site.expect('operator', 'POST /rest/api/3/issue/IT-1/changelog/list', 200, {
      changelogIds: [id],
    });
    expect(chosen).toMatchObject({ total: 1, histories: [{ id: String(id) }] });
  });

  test('does not say whether it exists to those who may not see it', async () => {
    const body = {
      errorMessages: ['Issue does not exist or you do not have permission to see it.'],
      errors: {},
    };
    expect(await site.expect('leaver', 'GET /rest/api/3/issue/IT-1', 404)).toEqual(body);
    expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-999', 404)).toEqual(body);
  });

  test('reads several at once and leaves out what the caller may not see', async () => {
    const body = await site.expect('leaver', 'POST /rest/api/3/issue/bulkfetch', 200, {
      issueIdsOrKeys: ['ENG-1', 'IT-1', 'APP-1'],
      fields: ['summary'],
    });
    expect(valueAt(body, 'issues')).toMatchObject([{ key: 'ENG-1' }, { key: 'APP-1' }]);
  });
});

describe('what the app may see', () => {
  test('is a setting of the project', async () => {
    site = createTestSite(withApp({ browse: false, comment: true }));
    await site.expect('app', 'GET /rest/api/3/issue/OPS-1', 404);
    site = createTestSite(withApp({ browse: true, comment: false }));
    await site.expect('app', 'GET /rest/api/3/issue/OPS-1', 200);
    await site.expect('app', 'POST /rest/api/3/issue/OPS-1/comment', 400, { body: paragraph('x') });
    await site.expect('app', 'PUT /rest/api/3/issue/OPS-1/properties/leaver', 201, 1);
  });

  test('costs points: one for the request and one for the issue', async () => {
    expect((await site.ask('app', 'GET /rest/api/3/issue/IT-1')).points).toBe(2);
  });
});

describe('making an issue', () => {
  const fields = { project: { key: 'IT' }, issuetype: { name: 'Service request' }, summary: 'New' };

  test('gives it the next number, the first status and the creator, and tells the app', async () => {
    const body = await site.expect('operator', 'POST /rest/api/3/issue', 201, {
      fields: { ...fields, labels: ['a'], customfield_10050: { accountId: site.accountIdOf('dormant') } },
      properties: [{ key: 'from', value: 'test' }],
    });
    expect(body).toMatchObject({ key: 'IT-5' });
    const issue = await site.expect('operator', 'GET /rest/api/3/issue/IT-5?properties=*all', 200);
    expect(issue).toMatchObject({
      properties: { from: 'test' },
      fields: {
        labels: ['a'],
        status: { name: 'To Do' },
        creator: { accountId: site.accountIdOf('operator') },
        reporter: { accountId: site.accountIdOf('operator') },
        customfield_10050: { accountId: site.accountIdOf('dormant') },
      },
    });
    expect(site.events).toMatchObject([
      { eventType: 'avi:jira:created:issue', selfGenerated: false, issue: { key: 'IT-5' } },
    ]);
  });

  test('does not use the number of a deleted issue again', async () => {
    await site.expect('jira-admin', 'DELETE /rest/api/3/issue/IT-4', 204);
    expect(await site.expect('operator', 'POST /rest/api/3/issue', 201, { fields })).toMatchObject({
      key: 'IT-5',
    });
  });

  test.each([
    [{ ...fields, summary: ' ' }, 'summary'],
    [{ ...fields, project: { key: 'NONE' } }, 'project'],
    [{ ...fields, issuetype: { name: 'Bug' } }, 'issuetype'],
    [{ ...fields, status: { name: 'Done' } }, 'status'],
    [{ ...fields, customfield_10050: { accountId: 'nobody' } }, 'customfield_10050'],
    [{ ...fields, customfield_10052: '21.11.2026' }, 'customfield_10052'],
    [{ ...fields, customfield_10053: { value: 'Soon' } }, 'customfield_10053'],
    [{ ...fields, customfield_10056: { text: 'x' } }, 'customfield_10056'],
    [{ ...fields, customfield_10057: 'tomorrow' }, 'customfield_10057'],
    [{ ...fields, labels: ['two words'] }, 'labels'],
    [{ ...fields, description: 'no document' }, 'description'],
    [{ ...fields, priority: { name: 'Soonest' } }, 'priority'],
    [{ ...fields, assignee: { accountId: 'nobody' } }, 'assignee'],
  ])('refuses %j', async (refused, field) => {
    const body = await site.expect('operator', 'POST /rest/api/3/issue', 400, { fields: refused });
    expect(namesIn(valueAt(body, 'errors'))).toEqual([field]);
    expect(site.events).toEqual([]);
  });

  test('is refused to people who may only look', async () => {
    const body = await site.expect('colleague', 'POST /rest/api/3/issue', 400, { fields });
    expect(valueAt(body, 'errors')).toHaveProperty('project');
  });
});

describe('editing an issue', () => {
  test('writes one change for all fields and tells the app', async () => {
    await site.expect('operator', 'PUT /rest/api/3/issue/IT-1', 204, {
      fields: { summary: 'Other', priority: { name: 'High' } },
      update: { labels: [{ add: 'a' }, { add: 'b' }, { remove: 'a' }] },
    });
    const changes = await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200);
    expect(valueAt(changes, 'total')).toBe(1);
    expect(valueAt(changes, 'values', 0, 'items', 0)).toMatchObject({ field: 'summary', toString: 'Other' });
    expect(valueAt(changes, 'values', 0, 'items', 1)).toMatchObject({
      field: 'priority',
      from: '3',
      to: '2',
    });
    expect(valueAt(changes, 'values', 0, 'items', 2)).toMatchObject({ field: 'labels', toString: 'b' });
    expect(site.events).toMatchObject([{ eventType: 'avi:jira:updated:issue' }]);
  });

  test('does and tells nothing when nothing changes', async () => {
    const same = { fields: { summary: 'Offboard leaver@acme.example' } };
    await site.expect('operator', 'PUT /rest/api/3/issue/IT-1', 204, same);
    expect(site.events).toEqual([]);
    expect(await site.expect('operator', 'GET /rest/api/3/issue/IT-1/changelog', 200)).toMatchObject({
      total: 0,
    });
  });

  test('answers with the issue when it is asked to', async () => {
    const path = 'PUT /rest/api/3/issue/IT-1?returnIssue=true';
    expect(await site.expect('operator', path, 200, { fields: { summary: 'Other' } })).toMatchObject({
      key: 'IT-1',
      fields: { summary: 'Other' },
    });
  });

  test('refuses unknown fields, a field named twice, and people who may only look', async () => {
    const path = 'PUT /rest/api/3/issue/IT-1';
    expect(await site.expect('operator', path, 400, { fields: { colour: 'red' } })).toEqual({
      errorMessages: [],
      errors: { colour: "Field 'colour' cannot be set. It is not on the appropriate screen, or unknown." },
    });
    await site.expect('operator', path, 400, { fields: { labels: [] }, update: { labels: [{ add: 'a' }] } });
    await site.expect('operator', path, 400, { update: { summary: [{ add: 'a' }] } });
    await site.expect('colleague', path, 400, { fields: { summary: 'x' } });
  });
});

describe('assigning an issue', () => {
  const path = 'PUT /rest/api/3/issue/ENG-1/assignee';

  test('to somebody, to nobody and to the default of the project', async () => {
    const assigneeOf = async () =>
      valueAt(
        await site.expect('leaver', 'GET /rest/api/3/issue/ENG-1', 200),
        'fields',
        'assignee',
        'accountId',
      );
    await site.expect('leaver', path, 204, { accountId: null });
    expect(await assigneeOf()).toBeUndefined();
    await site.expect('leaver', path, 204, { accountId: '-1' });
    expect(await assigneeOf()).toBe(site.accountIdOf('amara.diallo'));
    await site.expect('leaver', path, 204, { accountId: site.accountIdOf('leaver') });
    expect(await assigneeOf()).toBe(site.accountIdOf('leaver'));
  });

  test('sends an update and an assignment, with everybody concerned', async () => {
    await site.expect('amara.diallo', path, 204, { accountId: null });
    const associatedUsers = [
      { accountId: site.accountIdOf('amara.diallo') },
      { accountId: site.accountIdOf('leaver') },
    ];
    expect(site.events).toMatchObject([
      { eventType: 'avi:jira:updated:issue', associatedUsers },
      { eventType: 'avi:jira:assigned:issue', associatedUsers, changelog: { items: [{ to: null }] } },
    ]);
  });

  test('refuses people who cannot work there, and callers without the permission', async () => {
    const body = await site.expect('leaver', path, 400, { accountId: site.accountIdOf('marco.rossi') });
    expect(valueAt(body, 'errors')).toHaveProperty('assignee');
    await site.expect('leaver', path, 400, { accountId: 'nobody' });
    await site.expect('leaver', path, 400, {});
    await site.expect('colleague', 'PUT /rest/api/3/issue/IT-1/assignee', 403, { accountId: null });
  });
});

test('deleting an issue needs administration of the project and tells the app', async () => {
  await site.expect('operator', 'DELETE /rest/api/3/issue/IT-1', 403);
  await site.expect('jira-admin', 'DELETE /rest/api/3/issue/IT-1', 204);
  await site.expect('operator', 'GET /rest/api/3/issue/IT-1', 404);
  expect(site.events).toMatchObject([{ eventType: 'avi:jira:deleted:issue', issue: { key: 'IT-1' } }]);
});

test('watchers come and go', async () => {
  const path = '/rest/api/3/issue/IT-1/watchers';
  await site.expect('colleague', `POST ${path}`, 204);
  await site.expect('operator', `POST ${path}`, 204, site.accountIdOf('agent'));
  expect(await site.expect('colleague', `GET ${path}`, 200)).toMatchObject({
    watchCount: 2,
    isWatching: true,
  });
  await site.expect('colleague', `POST ${path}`, 403, site.accountIdOf('leaver'));
  await site.expect('colleague', `DELETE ${path}?accountId=${site.accountIdOf('colleague')}`, 204);
  expect(await site.expect('operator', `GET ${path}`, 200)).toMatchObject({
    watchers: [{ accountId: site.accountIdOf('agent') }],
  });
});

/** A site with one project and what the app may do there. */
function withApp(app: { browse: boolean; comment: boolean }) {
  return {
    people: [{ email: 'lead@acme.example', name: 'Lead' }],
    statuses: [{ name: 'To Do', category: 'new' }],
    issueTypes: [{ name: 'Task' }],
    workflows: [{ name: 'Work', initialStatus: 'To Do', transitions: [] }],
    projects: [
      {
        key: 'OPS',
        name: 'Operations',
        lead: 'lead@acme.example',
        workflow: 'Work',
        issueTypes: ['Task'],
        app,
      },
    ],
    issues: [{ key: 'OPS-1', type: 'Task', summary: 'One', reporter: 'lead@acme.example' }],
  };
}
