import type { SeedInput } from './format';

/** Fields of the request form "Offboard"; the last three are on no ticket of this seed. */
export const companyFields: SeedInput['customFields'] = [
  { id: 'customfield_10010', name: 'Request Type', kind: 'request-type' },
  { id: 'customfield_10050', name: 'Leaver', kind: 'user' },
  { id: 'customfield_10051', name: 'Successor', kind: 'user' },
  { id: 'customfield_10052', name: 'Last working day', kind: 'date' },
  { id: 'customfield_10053', name: 'Urgency', kind: 'select', options: ['Normal', 'Urgent'] },
  {
    id: 'customfield_10054',
    name: 'Kind of leaving',
    kind: 'select',
    options: ['Left the company', 'Left the team', 'Revoke access'],
  },
  { id: 'customfield_10055', name: 'Leavers', kind: 'users' },
  { id: 'customfield_10056', name: 'Leaver e-mail', kind: 'text' },
  { id: 'customfield_10057', name: 'Leaves at', kind: 'datetime' },
];

const RESOLVING: NonNullable<SeedInput['workflows']>[number]['transitions'] = [
  { name: 'Start progress', from: ['To Do'], to: 'In Progress' },
  { name: 'Stop progress', from: ['In Progress'], to: 'To Do' },
  { name: 'Resolve', from: ['To Do', 'In Progress'], to: 'Done', resolution: 'Done' },
  { name: 'Reopen', from: ['Done'], to: 'To Do', resolution: null },
];

export const companyWorkflows: SeedInput['workflows'] = [
  { name: 'Service requests', initialStatus: 'To Do', transitions: RESOLVING },
  { name: 'Work', initialStatus: 'To Do', transitions: RESOLVING },
];

export const companyProjects: SeedInput['projects'] = [
  {
    key: 'IT',
    name: 'IT service desk',
    type: 'service_desk',
    lead: 'jira-admin@acme.example',
    workflow: 'Service requests',
    issueTypes: ['Service request', 'Sub-task'],
    browse: {
      groups: ['offboarding-operators', 'offboarding-auditors', 'jira-administrators', 'site-admins'],
      people: ['colleague@acme.example', 'hanna.reyes@acme.example'],
    },
    work: {
      groups: ['offboarding-operators', 'jira-administrators'],
      people: ['agent@acme.example', 'second-agent@acme.example'],
    },
    roles: {
      Administrators: { groups: ['jira-administrators'] },
      'Service Desk Team': {
        groups: ['offboarding-operators'],
        people: ['agent@acme.example', 'second-agent@acme.example'],
      },
    },
    requestTypes: [
      { name: 'Offboard', issueType: 'Service request' },
      { name: 'Get help', issueType: 'Service request' },
    ],
  },
  {
    key: 'ENG',
    name: 'Engineering',
    lead: 'amara.diallo@acme.example',
    assigneeType: 'PROJECT_LEAD',
    workflow: 'Work',
    issueTypes: ['Task', 'Bug', 'Sub-task'],
    browse: { anyone: true },
    work: { groups: ['engineering'] },
    components: [
      { name: 'API', lead: 'leaver@acme.example', assigneeType: 'COMPONENT_LEAD' },
      { name: 'Billing', lead: 'leaver@acme.example', assigneeType: 'COMPONENT_LEAD' },
      { name: 'Search', lead: 'chen.wei@acme.example' },
      { name: 'Documentation' },
    ],
    roles: {
      Administrators: { people: ['amara.diallo@acme.example'], groups: ['jira-administrators'] },
      Developers: { people: ['leaver@acme.example', 'quentin.moreau@acme.example'], groups: ['engineering'] },
      Reviewers: { people: ['leaver@acme.example', 'daria.kowalska@acme.example'] },
    },
  },
  {
    key: 'APP',
    name: 'Mobile app',
    lead: 'leaver@acme.example',
    workflow: 'Work',
    issueTypes: ['Task', 'Bug', 'Sub-task'],
    browse: { anyone: true },
    work: { groups: ['engineering', 'design'] },
    components: [{ name: 'Android', lead: 'freya.olsen@acme.example' }, { name: 'iOS' }],
    roles: {
      Administrators: { people: ['leaver@acme.example'], groups: ['jira-administrators'] },
      Developers: { groups: ['engineering'] },
    },
  },
  {
    key: 'MKT',
    name: 'Marketing',
    type: 'business',
    lead: 'marco.rossi@acme.example',
    workflow: 'Work',
    issueTypes: ['Task'],
    browse: { groups: ['idp-office', 'design', 'jira-administrators'] },
    work: { groups: ['idp-office', 'design'] },
    components: [{ name: 'Website', lead: 'oscar.berg@acme.example' }],
    roles: { Administrators: { people: ['marco.rossi@acme.example'], groups: ['jira-administrators'] } },
  },
];

export const companyFilters: SeedInput['filters'] = [
  {
    name: 'My open work',
    jql: 'assignee = currentUser() AND resolution = Unresolved',
    owner: 'leaver@acme.example',
  },
  {
    name: 'Release blockers',
    jql: 'project in (ENG, APP) AND labels = blocker',
    owner: 'leaver@acme.example',
    shared: true,
  },
  { name: 'API bugs', jql: 'project = ENG AND issuetype = Bug', owner: 'leaver@acme.example', shared: true },
  { name: 'My open work', jql: 'assignee = currentUser()', owner: 'colleague@acme.example' },
  { name: 'All offboarding', jql: 'project = IT', owner: 'operator@acme.example', shared: true },
  { name: 'Campaigns', jql: 'project = MKT', owner: 'marco.rossi@acme.example', shared: true },
];

export const companyDashboards: SeedInput['dashboards'] = [
  { name: 'Release board', owner: 'leaver@acme.example', shared: true },
  { name: 'Marketing', owner: 'marco.rossi@acme.example', shared: true },
  { name: 'Service desk', owner: 'jira-admin@acme.example', shared: true },
];
