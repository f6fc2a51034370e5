import { listed } from '../listed';
import type { InventoryView } from '../../contract/runs';
import type { Inventory } from '../facts';

/** What Jira calls the role of those who administer a project, unless a site has renamed it. */
const ADMINISTRATORS = /^administrators?$/i;

/** What the leaver holds, kind by kind, for a table. */
export function inventoryView(inventory: Inventory): InventoryView {
  const { issues, roles, projects, components, defaultAssigneeOf, filters, dashboards, successors } =
    inventory;
  const rows: InventoryView['rows'] = [
    {
      what: 'Open issues',
      number: issues.reduce((sum, { assigned }) => sum + assigned, 0),
      items: issues
        .filter(({ assigned }) => assigned > 0)
        .map(({ projectKey, assigned }) => `${projectKey}: ${String(assigned)}`),
    },
    {
      what: 'Reported issues',
      number: issues.reduce((sum, { reported }) => sum + reported, 0),
      items: issues
        .filter(({ reported }) => reported > 0)
        .map(({ projectKey, reported }) => `${projectKey}: ${String(reported)}`),
    },
    row('Leads projects', projects, ({ name, key }) => `${name} (${key})`),
    row('Leads components', components, ({ name, projectKey }) => `${projectKey}: ${name}`),
    row('Gets new issues by default', defaultAssigneeOf, ({ name, projectKey }) => `${projectKey}: ${name}`),
    row('Project roles', roles, ({ projectKey, roleName, isLast }) =>
      isLast ? `${projectKey}: ${roleName} (nobody else)` : `${projectKey}: ${roleName}`,
    ),
    { ...row('Filters', filters, sharedName), number: inventory.filterTotal },
    row('Dashboards', dashboards, sharedName),
    row('Successor in runs', inventory.successorOf, ({ leaver }) => `of ${leaver}`),
  ];
  return {
    rows: rows.filter(({ number }) => number > 0),
    successors: successors.map(({ displayName }) => displayName),
    indexedAt: inventory.indexedAt,
  };
}

const row = <Item>(
  what: string,
  items: readonly Item[],
  name: (item: Item) => string,
): InventoryView['rows'][number] => ({ what, number: items.length, items: items.map(name) });

const sharedName = ({ name, shared }: { name: string; shared?: boolean }): string =>
  shared === true ? `${name} (shared)` : name;

/** The same as lines of a report. */
export const inventoryInWords = (inventory: Inventory): string[] =>
  inventoryView(inventory).rows.map(
    ({ what, number, items }) => `${what} (${String(number)}): ${listed(items)}`,
  );

/** Who gets it. */
export const inheritsInWords = ({ successors }: Inventory): string =>
  successors.length === 0
    ? 'Nobody was named who inherits.'
    : `Handed over to ${successors.map(({ displayName }) => displayName).join(', ')}.`;

/** What to mind about what the leaver holds: where they are the only one, what is not known, what stays. */
export function inventoryWarnings(inventory: Inventory): string[] {
  const { roles, onlyMemberOf, filters, dashboards, indexedAt, hasMoreIssues, unlisted, unread } = inventory;
  const lastAdministrator = roles.filter(({ roleName, isLast }) => isLast && ADMINISTRATORS.test(roleName));
  const shared = [...filters, ...dashboards].filter((one) => one.shared === true);
  const { stays } = inventory;
  return [
    lastAdministrator.length > 0 &&
      `Nobody else administers ${listed(lastAdministrator.map(({ projectKey }) => projectKey))}. Name another administrator of the project.`,
    onlyMemberOf.length > 0 &&
      `Nobody else is in ${listed(onlyMemberOf.map(({ name }) => name))}, which must not be left empty. Add somebody first.`,
    shared.length > 0 &&
      stays.filters + stays.dashboards > 0 &&
      `Others use what only this person owns: ${listed(shared.map(({ name }) => name))}.`,
    inventory.successors
      .filter(({ isThere }) => !isThere)
      .map(
        ({ displayName }) =>
          `${displayName} is not an active person on this site and cannot inherit anything.`,
      )
      .join(' ') || false,
    inventory.successorOf.length > 0 &&
      `Runs that are not over hand work to this person: those of ${listed(inventory.successorOf.map(({ leaver }) => leaver))}. Name somebody else there.`,
    indexedAt === null &&
      'Project roles, leads and components have not been searched in every project yet; that happens in the background.',
    hasMoreIssues && 'More issues are open than were counted here.',
    unlisted > 0 && `${String(unlisted)} more things are not listed; start again when these are handed over.`,
    ...unread.map(({ what, words }) => `Jira does not let Leaver read ${what}: "${words}"`),
    staysInWords(inventory),
  ].filter((warning) => typeof warning === 'string');
}

/** What nobody inherits, as one sentence; false where there is nothing. */
export function staysInWords({ stays }: Pick<Inventory, 'stays'>): string | false {
  const { issues, filters, dashboards, projects, components } = stays;
  const parts = [
    issues > 0 && many(issues, 'open issue'),
    projects.length > 0 && `the lead of ${many(projects.length, 'project')} (${listed(projects)})`,
    components.length > 0 && `the lead of ${many(components.length, 'component')} (${listed(components)})`,
    filters > 0 && many(filters, 'filter'),
    dashboards > 0 && many(dashboards, 'dashboard'),
  ].filter((part) => part !== false);
  return parts.length > 0 && `Nobody inherits these, they stay with the person: ${parts.join(', ')}.`;
}

/** Successors of things are told on a ticket, or on an issue that they get: without either of them nobody is. */
export function untoldInWords(inventory: Inventory | null | undefined): string[] {
  const heirs = inventory?.successors.filter(({ isThere }) => isThere) ?? [];
  if (!inventory || heirs.length === 0) return [];
  const { issues, filterTotal, dashboards, projects, components, stays: kept } = inventory;
  const goes = issues.reduce((sum, { assigned }) => sum + assigned, 0) - kept.issues;
  const things = filterTotal + dashboards.length + projects.length + components.length;
  const left = kept.filters + kept.dashboards + kept.projects.length + kept.components.length;
  if (goes > 0 || things <= left) return [];
  return [
    `Without a ticket Leaver cannot tell ${listed(heirs.map(({ displayName }) => displayName))} what changes hands, because no open issue does. Name a ticket, or tell them yourself.`,
  ];
}

const many = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
