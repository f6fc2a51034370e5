import { readFileSync } from 'node:fs';
import type { Route } from '@forge/api';
import fc from 'fast-check';
import { createClock } from '../../emulator/clock';
import { createSite } from '../../emulator/atlassian/site';
import { describeInstalledApp } from '../../emulator/forge/installation';
import { parseManifest } from '../../emulator/forge/manifest/parse';
import type { JiraApi, JiraCall } from '../../src/jira/call';
import * as attachments from '../../src/jira/endpoints/attachments';
import * as audit from '../../src/jira/endpoints/audit';
import * as bulk from '../../src/jira/endpoints/bulk';
import * as catalogue from '../../src/jira/endpoints/catalogue';
import * as comments from '../../src/jira/endpoints/comments';
import * as groups from '../../src/jira/endpoints/groups';
import * as holders from '../../src/jira/endpoints/holders';
import * as issues from '../../src/jira/endpoints/issues';
import * as owned from '../../src/jira/endpoints/owned';
import * as ownership from '../../src/jira/endpoints/ownership';
import * as permissions from '../../src/jira/endpoints/permissions';
import * as places from '../../src/jira/endpoints/places';
import * as ticketChanges from '../../src/jira/endpoints/ticket-changes';
import * as tracking from '../../src/jira/endpoints/tracking';
import * as users from '../../src/jira/endpoints/users';
import { endpointCallsOfSource } from '../checks/endpoint-calls';
import { changed } from '../fuzz/any';
import { answeredBy, expectWords } from '../fuzz/answered';
import { tries } from '../fuzz/bounds';
import { createContractRecorder } from './recorder';
import { COLLEAGUE, LEAVER, idsOf, type Ids } from './site/conversation';

const COMPARISON_MILLISECONDS = 120_000;
/** The role Reviewers of the seed. */
const ROLE = '10002';
/** The first id that a site gives out. */
const FIRST_ID = '10000001';

/** Every request that the app can make, with arguments that the seed `company` has an answer for. */
const everyCall = (id: Ids): JiraCall<unknown>[] => [
  // The first id that the site gives out is the task's.
  bulk.editIssuePeople([id.issue('ENG-1')], 'assignee', id.person(COLLEAGUE)),
  bulk.getBulkTask(FIRST_ID),
  issues.searchIssueKeys(`assignee = "${id.person(LEAVER)}" AND statusCategory != Done`, undefined),
  catalogue.pickGroups('eng'),
  catalogue.getGroups([id.group('engineering'), id.group('design')]),
  catalogue.getUsers([id.person(LEAVER), id.person(COLLEAGUE)]),
  catalogue.findProjects('IT'),
  catalogue.getProjectStatuses('IT'),
  catalogue.getResolutions(),
  catalogue.getFields(),
  attachments.addAttachment('IT-1', { name: 'evidence.json', type: 'application/json', content: '{}' }),
  comments.addComment('IT-1', {
    body: {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Done.' }] }],
    },
    properties: [{ key: 'sd.public.comment', value: { internal: true } }],
  }),
  comments.getComments('IT-1', 0),
  groups.addUserToGroup(id.group('leaver-holding'), id.person(COLLEAGUE)),
  groups.removeUserFromGroup(id.group('leaver-holding'), id.person(COLLEAGUE)),
  groups.getApplicationRoles(),
  groups.getGroupMembers(id.group('engineering'), 0),
  issues.searchIssueKeys(`issuekey in updatedBy("${id.person(LEAVER)}", "2026-01-01")`, undefined, 1),
  groups.getFirstActiveMembers(id.group('engineering')),
  issues.getIssue('IT-1', ['project', 'issuetype', 'status', 'resolution', 'reporter']),
  issues.getChangelog('IT-1', 0),
  issues.getSubTasks('IT-1'),
  issues.createSubTask({
    projectId: id.project('IT'),
    ticketId: id.issue('IT-1'),
    issueType: 'Sub-task',
    summary: 'Identity provider',
    description: { type: 'doc', version: 1, content: [] },
  }),
  tracking.getProjectKind('IT'),
  tracking.createIssue({
    fields: {
      project: { id: id.project('ENG') },
      issuetype: { name: 'Task' },
      summary: 'Unused access: somebody',
      description: { type: 'doc', version: 1, content: [] },
    },
    properties: [{ key: 'leaver.candidate', value: 'sweep.somebody.1' }],
  }),
  tracking.searchWithProperty(`project = ${id.project('ENG')}`, 'leaver.candidate', undefined),
  tracking.getLatestComments('IT-1'),
  tracking.getStatusCategory('IT-1'),
  permissions.checkProjectPermissions(id.person(LEAVER), ['BROWSE_PROJECTS'], {
    projectIds: [id.project('ENG')],
  }),
  issues.setIssueProperty('IT-1', 'leaver', { status: 'completed' }),
  ticketChanges.editIssue('IT-1', {
    fields: { customfield_10057: '2026-11-21T18:00:00.000+0000' },
    update: { labels: [{ add: 'access-removed' }, { remove: 'offboarding-not-done' }] },
  }),
  ticketChanges.getTransitions('IT-1'),
  // `Resolve` of the seed.
  ticketChanges.makeTransition('IT-1', '31', 'Done'),
  audit.getAuditRecords(id.person(LEAVER), '2026-01-01T00:00:00.000Z'),
  holders.getComponent(id.component('API')),
  holders.getFilterOwner(id.filter('Release blockers')),
  holders.getDashboard(id.dashboard('Release board')),
  holders.addRoleActor('ENG', ROLE, id.person('hanna.reyes@acme.example')),
  owned.findFilters(id.person(LEAVER), 0),
  owned.findDashboards(id.person(LEAVER), 0),
  users.getMyself(),
  users.getAccounts([id.person(LEAVER), id.person(COLLEAGUE)]),
  owned.setFilterOwner(id.filter('API bugs'), app.accountId),
  owned.getFilter(id.filter('API bugs')),
  owned.updateFilter(id.filter('API bugs'), { name: 'Bugs', jql: 'project = ENG', description: '' }),
  owned.setDashboardOwner([id.dashboard('Release board')], id.person(COLLEAGUE)),
  ownership.searchFilters(id.person(LEAVER)),
  ownership.searchProjects(0),
  ownership.findComponents(['ENG', 'APP'], 0),
  ownership.getProjectComponents('ENG'),
  places.listProjects(0),
  places.getProject('ENG'),
  places.getProjectLeads([id.project('ENG'), id.project('APP')]),
  places.getProjectRole('ENG', ROLE),
  places.removeFromRole('APP', '10000', id.person(LEAVER)),
  places.setProjectLead('APP', id.person(COLLEAGUE)),
  places.setComponentLead(id.component('API'), id.person(COLLEAGUE)),
  permissions.checkProjectPermissions(id.person(COLLEAGUE), ['ASSIGNABLE_USER'], {
    issueIds: [id.issue('ENG-1')],
  }),
  permissions.checkGlobalPermissions(id.person(LEAVER), ['ADMINISTER']),
  permissions.getMyPermissions(['ADMINISTER']),
  permissions.getMyProjectPermissions('IT', ['ADD_COMMENTS']),
  users.getUserWithAccess(id.person(LEAVER)),
  users.searchUsers('leaver'),
  users.deleteUser(id.person('dormant@acme.example')),
];

const recorder = createContractRecorder();
const app = describeInstalledApp(parseManifest(readFileSync('manifest.yml', 'utf8')));
const { site } = recorder.listeningTo(createSite)({ clock: createClock(), app, seed: 'company' });

/** The app's way to Jira without the platform in between. */
const api: JiraApi = {
  async requestJira(path: Route, options) {
    const { method, headers, body } = options ?? {};
    const request = new Request(new URL(path.value, 'http://site.invalid'), {
      method: method ?? 'GET',
      headers: { accept: 'application/json', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    return (await site.jira(request, { kind: 'app' })).response;
  },
};

const calls = everyCall(idsOf(site.state()));
const answers = new Map<JiraCall<unknown>, string>();

describe('every endpoint of the app', () => {
  test.each(calls.map((call) => [call.operation, call] as const))(
    '%s is answered, and the app can read the answer',
    async (_operation, call) => {
      const answer = await call.send(api);
      const text = await answer.text();
      answers.set(call, text);
      expect([text, answer.status < 300]).toEqual([text, true]);
      expect(call.points(call.parse(text === '' ? undefined : JSON.parse(text)))).toBeGreaterThan(0);
    },
  );

  test.each(calls.map((call) => [call.operation, call] as const))(
    '%s may be answered with anything: it is read, or refused in words',
    async (_operation, call) => {
      const body: unknown = JSON.parse(answers.get(call) === '' ? 'null' : (answers.get(call) ?? 'null'));
      await fc.assert(
        fc.asyncProperty(changed(body), async (other) => {
          const { outcome, spent, now } = await answeredBy(call, () => Response.json(other));
          expectWords(outcome, now);
          if ('answer' in outcome) expect(spent).toBeGreaterThan(0);
        }),
        tries(6),
      );
    },
  );

  test(
    "conforms to Atlassian's OpenAPI documents, request and answer",
    async () => {
      expect(await recorder.violations()).toEqual([]);
    },
    COMPARISON_MILLISECONDS,
  );

  test('stands in this test', () => {
    const asked = recorder.askedByApp();
    const missing = endpointCallsOfSource().calls.filter(({ method, path }) => {
      const pattern = new RegExp(`^${method} ${path.replaceAll('{}', '[^/]+')}$`);
      return !asked.some((request) => pattern.test(request));
    });
    expect(missing).toEqual([]);
  });
});
