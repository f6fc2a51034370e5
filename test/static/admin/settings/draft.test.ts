import type { SettingsView } from '../../../../src/contract/settings';
import { settingsInputSchema } from '../../../../src/offboarding/settings';
import { draftOf, inputOf, isChanged, type SettingsDraft } from '../../../../static/admin/settings/draft';
import { inactivityDraftOf } from '../../../../static/admin/settings/inactivity/inactivity-draft';
import { problemsOf } from '../../../../static/admin/settings/problems';
import { newTeam } from '../../../../static/admin/settings/teams/team-draft';

const settings: SettingsView = {
  version: 3,
  operators: { check: 'permission', groupIds: [] },
  protection: { groupIds: ['group-1'], accountIds: ['account-1'] },
  holdingGroupId: 'holding-group',
  account: { action: 'delete', afterDays: 30 },
  handOver: {
    issues: 'assigned',
    leads: true,
    components: true,
    filters: true,
    dashboards: true,
    roles: true,
    successorId: null,
    neverEmptyGroupIds: [],
  },
  times: { zone: 'Europe/Berlin', endOfDay: '18:00', stopWindowMinutes: 10 },
  report: { visibility: { to: 'role', name: 'Administrators' }, tellRequester: false },
  evidence: { logTicketKey: 'IT-9', keepDays: null },
  reach: {
    groupIds: ['group-2'],
    domains: ['acme.example'],
    accountKind: 'any',
    procedures: ['leave-company'],
    perDay: 10,
    irreversible: true,
  },
  approval: { overPeople: 20, irreversible: true, sweeps: true, expiresAfterHours: 24 },
  breaker: { absolute: 100, percent: 5, atLeast: 10, ticketKey: 'IT-8', mentionIds: ['account-2'] },
  inactivity: {
    on: true,
    views: true,
    thresholdDays: 90,
    products: [{ product: 'jira-servicedesk', thresholdDays: 60 }],
    except: { groupIds: ['group-3'], accountIds: [], newcomerDays: 30, kinds: ['customer'] },
  },
  sweep: {
    do: 'report',
    graceDays: 14,
    dailyMaximum: 20,
    notice: 'Do you still need it?',
    tracking: null,
    keptForDays: 90,
    leavesAfterDays: null,
    answersFor: null,
  },
  teams: [],
  channels: {
    jira: { on: true },
    organisation: { on: false, organisationId: null, directoryId: null, uses: [] },
    scim: { on: false, directoryId: null, uses: [] },
    deactivation: { message: null, everywhere: false },
    identityProvider: { groupIds: [], ask: { as: 'comment' } },
  },
  ticketRules: [
    {
      id: 'offboard',
      name: 'Offboard',
      projectKey: 'IT',
      target: { statuses: ['Done'] },
      fields: { leavers: ['customfield_10050'] },
      mode: 'live',
      activeSince: '2026-11-21T12:00:00.000Z',
    },
  ],
  stopped: null,
};

const draft = (changes: Partial<SettingsDraft> = {}): SettingsDraft => ({ ...draftOf(settings), ...changes });

test('settings that were not touched are good and unchanged', () => {
  expect(problemsOf(draft())).toEqual({});
  expect(isChanged(draft(), settings)).toBe(false);
});

test('saving keeps the rules, without what only the app decides about them', () => {
  const [rule] = inputOf(draft({ zone: 'UTC' }), settings).ticketRules ?? [];
  expect(rule).toMatchObject({ id: 'offboard', projectKey: 'IT' });
  expect(rule).not.toHaveProperty('mode');
  expect(rule).not.toHaveProperty('activeSince');
});

test('a new team gets an id made from its name, unlike the ids of the others', () => {
  const known = { id: 'design', name: 'Design', groupIds: ['group-1'], projectRoles: ['Developers'] };
  const before = draftOf({ ...settings, teams: [known] });
  const added = { ...newTeam(before.teams), name: ' Désign ', projectRoles: 'Reviewers\n\nReviewers' };
  expect(inputOf({ ...before, teams: [...before.teams, added] }, settings).teams).toEqual([
    { ...known, projectKeys: [] },
    { id: 'design-2', name: 'Désign', groupIds: [], projectRoles: ['Reviewers'], projectKeys: [] },
  ]);
});

test('what was left in the hidden number of days does not count while accounts are kept', () => {
  const kept = draft({ accountAction: 'keep', afterDays: '' });
  expect(problemsOf(kept)).toEqual({});
  expect(inputOf(kept, settings).account).toEqual({ action: 'keep', afterDays: 30 });
});

test.each<[Partial<SettingsDraft>, keyof SettingsDraft]>([
  [{ afterDays: '' }, 'afterDays'],
  [{ afterDays: '366' }, 'afterDays'],
  [{ afterDays: '1.5' }, 'afterDays'],
  [{ stopWindowMinutes: '1441' }, 'stopWindowMinutes'],
  [{ stopWindowMinutes: '-1' }, 'stopWindowMinutes'],
  [{ zone: 'Europe/Berln' }, 'zone'],
  [{ zone: '' }, 'zone'],
  [{ endOfDay: '24:00' }, 'endOfDay'],
  [{ endOfDay: '6pm' }, 'endOfDay'],
  [{ visibleToName: ' ' }, 'visibleToName'],
  [{ visibleTo: 'group', visibleToName: 'x'.repeat(121) }, 'visibleToName'],
  [
    { protectedGroups: Array.from({ length: 201 }, (_, group) => `group-${String(group)}`) },
    'protectedGroups',
  ],
  [{ inactivity: { ...inactivityDraftOf(settings.inactivity), thresholdDays: '0' } }, 'inactivity'],
  [{ inactivity: { ...inactivityDraftOf(settings.inactivity), products: { jira: '3651' } } }, 'inactivity'],
  [{ teams: [newTeam([])] }, 'teams'],
  [{ teams: [{ ...newTeam([]), name: 'Design' }] }, 'teams'],
  [{ teams: [{ ...newTeam([]), name: 'Design', groupIds: ['g'], projectRoles: 'Developers' }] }, 'teams'],
  [{ teams: [{ ...newTeam([]), name: 'Design', projectRoles: 'x'.repeat(121) }] }, 'teams'],
])('the page finds what the server would refuse: %j', (changes, field) => {
  const bad = draft(changes);
  expect(Object.keys(problemsOf(bad))).toEqual([field]);
  expect(settingsInputSchema.safeParse(inputOf(bad, settings)).success).toBe(false);
});

test.each<Partial<SettingsDraft>>([
  { afterDays: '0' },
  { afterDays: '365', stopWindowMinutes: '1440' },
  { zone: ' America/New_York ', endOfDay: '00:00' },
  { visibleTo: 'everyone', visibleToName: '' },
  { accountAction: 'keep' },
  { holdingGroupId: null },
  { teams: [{ ...newTeam([]), name: 'デザイン', projectKeys: ['ENG'] }] },
])('the server takes what the page finds good: %j', (changes) => {
  const good = draft(changes);
  expect(problemsOf(good)).toEqual({});
  expect(settingsInputSchema.safeParse(inputOf(good, settings)).error).toBeUndefined();
});

test('operator groups without a group are a problem, because nobody would be an operator', () => {
  expect(problemsOf(draft({ operatorCheck: 'groups' }))).toHaveProperty('operatorGroups');
});
