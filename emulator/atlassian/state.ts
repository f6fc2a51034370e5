import type { SiteData } from './model';

/** The body of `GET /_emulator/state`: the whole site as arrays of plain objects with Atlassian's ids. */
export function describeState(data: SiteData): unknown {
  return {
    people: [...data.people.values()],
    groups: [...data.groups.values()],
    memberships: [...data.memberships],
    projects: [...data.projects.values()].map(({ id, key, name, projectTypeKey, leadAccountId }) => ({
      id,
      key,
      name,
      projectTypeKey,
      leadAccountId,
    })),
    components: [...data.components.values()],
    issues: [...data.issues.values()].map((issue) => ({
      id: issue.id,
      key: issue.key,
      status: data.statuses.get(issue.statusId)?.name ?? null,
      resolution:
        issue.resolutionId === null ? null : (data.resolutions.get(issue.resolutionId)?.name ?? null),
      assigneeAccountId: issue.assigneeAccountId,
    })),
    filters: [...data.filters.values()],
    dashboards: [...data.dashboards.values()],
    accounts: [...data.accounts.values()].map((account) => ({
      ...account,
      directRoles: data.organisation.roleGrants.of(account.accountId),
    })),
  };
}
