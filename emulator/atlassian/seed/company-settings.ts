import type { SeedInput } from './format';

const JIRA_ADMIN = 'jira-admin@acme.example';
const OFFBOARD_RULE = {
  id: 'offboard-tickets',
  name: 'Offboard tickets of the service desk',
  projectKey: 'IT',
  requestTypes: ['Offboard'],
  requestTypeField: 'customfield_10010',
  target: { statuses: ['Done'] },
  fields: {
    leavers: ['customfield_10050', 'customfield_10055', 'customfield_10056'],
    successor: 'customfield_10051',
    lastWorkingDay: 'customfield_10052',
    urgency: { field: 'customfield_10053', urgentValues: ['Urgent'] },
    kind: {
      field: 'customfield_10054',
      kinds: [
        { value: 'Left the company', procedure: 'leave-company' },
        { value: 'Left the team', procedure: 'leave-team', teamId: 'design' },
        { value: 'Revoke access', procedure: 'revoke-access' },
      ],
    },
  },
};

/** Who leaves one of these keeps everything else. */
const TEAMS = [
  { id: 'design', name: 'Design', groupIds: [{ $group: 'design' }], projectKeys: ['APP', 'MKT'] },
  {
    id: 'engineering',
    name: 'Engineering',
    groupIds: [{ $group: 'engineering' }, { $group: 'release-managers' }],
    projectRoles: ['Developers', 'Reviewers'],
    projectKeys: ['ENG'],
  },
];

/** The app's settings on the site `company`, as calls that `jira-admin@acme.example` makes. */
export const companyInvocations: NonNullable<SeedInput['invocations']> = [
  {
    module: 'admin',
    functionKey: 'saveSettings',
    as: JIRA_ADMIN,
    payload: {
      version: 0,
      settings: {
        holdingGroupId: { $group: 'leaver-holding' },
        account: { action: 'delete', afterDays: 0 },
        // A first try ends at once, although it deletes accounts.
        approval: { irreversible: false },
        channels: {
          identityProvider: { groupIds: [{ $group: 'idp-engineering' }, { $group: 'idp-office' }] },
        },
        times: { zone: 'Europe/Berlin', endOfDay: '18:00', stopWindowMinutes: 0 },
        teams: TEAMS,
        ticketRules: [OFFBOARD_RULE],
      },
    },
  },
  {
    module: 'admin',
    functionKey: 'setRuleMode',
    as: JIRA_ADMIN,
    payload: { version: 1, ruleId: OFFBOARD_RULE.id, mode: 'live' },
  },
];
