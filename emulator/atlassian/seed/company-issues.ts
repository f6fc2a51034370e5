import type { SeedInput } from './format';

type Issues = NonNullable<SeedInput['issues']>;

/** The four requests that `design.md` fixes: three with a leaver, one with none. */
const OFFBOARDING: Issues = [
  { key: 'IT-1', leaver: 'leaver@acme.example' },
  { key: 'IT-2', leaver: 'contractor@acme.example' },
  { key: 'IT-3', leaver: 'synced@acme.example' },
  { key: 'IT-4', leaver: null },
].map(({ key, leaver }) => ({
  key,
  type: 'Service request',
  summary: leaver === null ? 'Offboard: name follows' : `Offboard ${leaver}`,
  description: 'Please take away all access at the end of the employment.',
  reporter: 'hanna.reyes@acme.example',
  assignee: 'agent@acme.example',
  requestType: 'Offboard',
  fields: {
    ...(leaver === null ? {} : { Leaver: leaver, Successor: 'colleague@acme.example' }),
    Urgency: 'Normal',
    'Kind of leaving': 'Left the company',
  },
}));

const ENGINEERING: Issues = [
  {
    summary: 'Answer 429 with a Retry-After header',
    type: 'Bug',
    assignee: 'leaver@acme.example',
    labels: ['blocker'],
  },
  { summary: 'Move invoices to the new schema', type: 'Task', assignee: 'leaver@acme.example' },
  {
    summary: 'Time zone of invoices is wrong in summer',
    type: 'Bug',
    assignee: 'leaver@acme.example',
    status: 'In Progress',
  },
  { summary: 'Rotate the signing keys', type: 'Task', assignee: 'leaver@acme.example' },
  { summary: 'Index the archive', type: 'Task', assignee: 'chen.wei@acme.example', status: 'In Progress' },
  { summary: 'Describe the events API', type: 'Task', assignee: 'daria.kowalska@acme.example' },
  {
    summary: 'Remove the old exporter',
    type: 'Task',
    assignee: 'leaver@acme.example',
    status: 'Done',
    resolution: 'Done',
  },
  { summary: 'Flaky test in checkout', type: 'Bug', assignee: null },
].map((issue, index) => ({
  ...issue,
  key: `ENG-${index + 1}`,
  reporter: 'amara.diallo@acme.example',
  createdDaysAgo: 60 - index * 5,
}));

const MOBILE: Issues = [
  {
    summary: 'Crash when the network changes',
    type: 'Bug',
    assignee: 'leaver@acme.example',
    labels: ['blocker'],
  },
  {
    summary: 'Plan the autumn release',
    type: 'Task',
    assignee: 'leaver@acme.example',
    status: 'In Progress',
  },
  { summary: 'Dark theme', type: 'Task', assignee: 'freya.olsen@acme.example' },
  { summary: 'New icon', type: 'Task', assignee: 'oscar.berg@acme.example' },
].map((issue, index) => ({
  ...issue,
  key: `APP-${index + 1}`,
  reporter: 'leaver@acme.example',
  createdDaysAgo: 40 - index * 5,
}));

const MARKETING: Issues = [
  {
    summary: 'Landing page for the spring campaign',
    assignee: 'julia.schmidt@acme.example',
    reporter: 'marco.rossi@acme.example',
    createdDaysAgo: 20,
  },
  {
    summary: 'Photos for the team page',
    assignee: 'paula.gomez@acme.example',
    // The last thing that this person has done.
    reporter: 'dormant@acme.example',
    createdDaysAgo: 200,
  },
].map((issue, index) => ({ ...issue, type: 'Task', key: `MKT-${index + 1}` }));

export const companyIssues: Issues = [...OFFBOARDING, ...ENGINEERING, ...MOBILE, ...MARKETING];
