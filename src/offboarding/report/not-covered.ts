import type { Course } from '../plan';

/** What nobody's leaving touches. */
const NEVER = [
  'API tokens and sessions that the person made themself; they end with the Atlassian account.',
  'Automation rules, webhooks and connected apps that run in the name of the person.',
  'Confluence content and other products outside Jira, except what the removed groups gave.',
  'Portal-only (customer) access, and access to other sites of the organisation.',
  'Dashboards that the person shares with nobody: Jira shows them to their owner only.',
];

/** What this kind of leaving does not touch; every report says so: "done" must not promise more than was read back. */
export function notCovered(course: Course | undefined): readonly string[] {
  switch (course?.procedure) {
    case 'leave-team':
      return [
        'Everything that does not belong to the team: other groups, project roles, work, filters and dashboards, and the account.',
        'Access to the projects of the team that the person has in other ways, such as other groups.',
      ];
    case 'revoke-access':
      return ['Work, project roles and groups that give no product: the person keeps them.', ...NEVER];
    case 'leave-company':
    case undefined:
      return NEVER;
  }
}
