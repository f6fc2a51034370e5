/** What no run touches; every report says so, because "done" must not promise more than was read back. */
export const NOT_COVERED: readonly string[] = [
  'API tokens and sessions that the person made themself; they end with the Atlassian account.',
  'Automation rules, webhooks and connected apps that run in the name of the person.',
  'Confluence content and other products outside Jira, except what the removed groups gave.',
  'Portal-only (customer) access, and access to other sites of the organisation.',
  'Open work that is assigned to the person.',
];
