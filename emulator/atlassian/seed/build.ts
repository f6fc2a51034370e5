import type { InstalledApp, SeedInvocation } from '../../contract';
import { IssueStore } from '../issues/issue-store';
import { Memberships } from '../memberships';
import type { SiteData } from '../model';
import { RoleGrants } from '../organisation/role-grants';
import { OwnedEntities } from '../owned-entities';
import { addFieldsAndWorkflows } from './build-fields';
import { addIssues } from './build-issues';
import { addPeopleAndGroups } from './build-people';
import { addFilters, addProjects } from './build-projects';
import { addOrganisation, emptyOrganisation } from './build-organisation';
import type { Construction } from './construction';
import type { Seed } from './format';
import { Names } from './names';
import { resolveReferences } from './references';

/**
 * Builds a site from a parsed seed. The app's own user is on every site.
 * @throws {SeedError} when the seed names something that it does not have, or has something twice
 */
export function buildSite(
  seed: Seed,
  app: InstalledApp,
  now: number,
): { data: SiteData; invocations: SeedInvocation[] } {
  const construction: Construction = {
    data: emptySite(seed),
    now,
    people: new Names('person'),
    groups: new Names('group'),
    roles: new Names('project role'),
    statuses: new Names('status'),
    resolutions: new Names('resolution'),
    workflows: new Names('workflow'),
    issueTypes: new Names('issue type'),
    customFields: new Names('custom field'),
    projects: new Names('project'),
    requestTypes: new Names('request type', 1),
  };
  addPeopleAndGroups(construction, seed, app);
  addOrganisation(construction, seed);
  addFieldsAndWorkflows(construction, seed);
  addProjects(construction, seed);
  addIssues(construction, seed);
  addFilters(construction, seed);
  const invocations = seed.invocations.map((invocation) => ({
    ...invocation,
    payload: resolveReferences(construction, invocation.payload),
  }));
  return { data: construction.data, invocations };
}

function emptySite(seed: Seed): SiteData {
  const { baseUrl, cloudId, plan, ...variations } = seed.site;
  return {
    cloudId,
    baseUrl,
    people: new Map(),
    accounts: new Map(),
    groups: new Map(),
    memberships: new Memberships(),
    applicationRoles: [],
    globalPermissions: [],
    projects: new Map(),
    components: new Map(),
    roles: new Map(),
    roleActors: [],
    issueTypes: new Map(),
    statuses: new Map(),
    resolutions: new Map(),
    workflows: new Map(),
    requestTypes: new Map(),
    customFields: new Map(),
    issues: new IssueStore(),
    filters: new OwnedEntities(),
    dashboards: new OwnedEntities(),
    organisation: emptyOrganisation(seed, new RoleGrants()),
    plan,
    variations,
    auditRecords: [],
  };
}
