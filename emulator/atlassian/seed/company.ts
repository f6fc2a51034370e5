import { companyIssues } from './company-issues';
import { companyOrganisation } from './company-organisation';
import { companyPeople } from './company-people';
import { companyInvocations } from './company-settings';
import {
  companyDashboards,
  companyFields,
  companyFilters,
  companyProjects,
  companyWorkflows,
} from './company-work';
import type { SeedInput } from './format';

/** A small firm that looks real: the people and tickets that `docs` and tests name, and others around them. */
export const companySeed: SeedInput = {
  site: {},
  organisation: companyOrganisation,
  groups: [
    { name: 'site-admins', administers: 'site' },
    { name: 'org-admins', administers: 'site' },
    { name: 'jira-administrators', administers: 'jira' },
    { name: 'jira-users-acme' },
    { name: 'jira-servicemanagement-users-acme' },
    { name: 'wiki-users' },
    { name: 'partners-default' },
    { name: 'offboarding-operators' },
    { name: 'offboarding-auditors' },
    // Gives no product: accounts that stay wait here until somebody closes them.
    { name: 'leaver-holding' },
    { name: 'idp-engineering', managedBy: 'identity-provider' },
    { name: 'idp-office', managedBy: 'identity-provider' },
    { name: 'engineering' },
    { name: 'release-managers' },
    { name: 'design' },
  ],
  people: companyPeople,
  products: [
    {
      key: 'jira-software',
      name: 'Jira',
      groups: ['jira-users-acme', 'idp-engineering', 'site-admins', 'jira-administrators'],
      defaultGroups: ['jira-users-acme'],
    },
    {
      key: 'jira-servicedesk',
      name: 'Jira Service Management',
      groups: ['jira-servicemanagement-users-acme'],
      defaultGroups: ['jira-servicemanagement-users-acme'],
      seats: 20,
    },
    {
      key: 'jira-product-discovery',
      name: 'Jira Product Discovery',
      groups: ['partners-default'],
      defaultGroups: ['partners-default'],
      seats: 20,
      keepsLastDefault: true,
    },
  ],
  globalPermissions: {
    USER_PICKER: ['jira-users-acme', 'jira-servicemanagement-users-acme'],
    BULK_CHANGE: ['jira-users-acme'],
    CREATE_SHARED_OBJECTS: ['jira-users-acme'],
    'offboard-people': ['offboarding-operators'],
    'audit-offboarding': ['offboarding-auditors'],
  },
  roles: ['Administrators', 'Developers', 'Reviewers', 'Service Desk Team'],
  statuses: [
    { name: 'To Do', category: 'new' },
    { name: 'In Progress', category: 'indeterminate' },
    { name: 'Done', category: 'done' },
  ],
  resolutions: ['Done', "Won't Do", 'Duplicate'],
  workflows: companyWorkflows,
  issueTypes: [
    { name: 'Service request' },
    { name: 'Task' },
    { name: 'Bug' },
    { name: 'Sub-task', subtask: true },
  ],
  customFields: companyFields,
  projects: companyProjects,
  issues: companyIssues,
  filters: companyFilters,
  dashboards: companyDashboards,
  invocations: companyInvocations,
};
