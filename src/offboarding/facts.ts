/** What Jira said about a leaver and about the site, read at one moment. */

export interface GroupName {
  groupId: string;
  name: string;
}

export interface LeaverFacts {
  accountId: string;
  displayName: string;
  accountType: 'atlassian' | 'app' | 'customer' | 'unknown';
  active: boolean;
  groups: readonly GroupName[];
  /** Keys of the products that the person may use now. */
  products: readonly string[];
}

/** A product of the site and the groups that give it. */
export interface ProductAccess {
  key: string;
  name: string;
  groupIds: readonly string[];
  defaultGroupIds: readonly string[];
}

/** Who leads the projects and components that the app may see; null where nobody does. */
export interface Leads {
  projects: readonly { id: string; key: string; name: string; leadId: string | null }[];
  components: readonly { id: string; name: string; projectKey: string; leadId: string | null }[];
}

/** What a person owns that deleting the account would destroy or leave without anybody. */
export interface Ownership {
  filters: readonly { id: string; name: string }[];
  /** Filters may be more than were read; the number is what counts. */
  filterTotal: number;
  projects: readonly { id: string; key: string; name: string }[];
  components: readonly { id: string; name: string; projectKey: string }[];
}

export const ownsNothing = (ownership: Ownership): boolean =>
  ownership.filterTotal === 0 && ownership.projects.length === 0 && ownership.components.length === 0;

/** Names of the products that a group gives. */
export const productsOf = (groupId: string, products: readonly ProductAccess[]): string[] =>
  products.filter(({ groupIds }) => groupIds.includes(groupId)).map(({ name }) => name);
