import { scopeOf, type Scope } from '../course';
import type { GroupName, Inventory, Leads, Places } from '../facts';
import { Refused } from '../later';
import { findPlaces, indexedPlaces, type Hits } from '../places/hits';
import type { PlaceReader, PlaceStore } from '../places/port';
import type { Course } from '../plan';
import type { RunStore } from '../ports';
import type { Settings } from '../settings';
import { iso, type Clock } from '../time';
import { hasEnded } from '../words';
import { fitted } from './fitted';
import { stays } from './stays';
import { issueParts, projectOf } from './issue-parts';
import type { Heirs } from './heirs';
import type { Extent, FoundIssue, Found, Holdings, IssuePart, OwnedItem, SuccessionStore } from './port';

export interface InventoryParts {
  holdings: Holdings;
  places: PlaceStore;
  placeReader: PlaceReader;
  successions: SuccessionStore;
  runs: RunStore;
  clock: Clock;
}

/** Whose inventory, for which kind of leaving and by which settings. */
export interface InventoryQuestion {
  accountId: string;
  /** The groups that the person is in, or was before the run. */
  groups: readonly GroupName[];
  course: Course;
  handOver: Settings['handOver'];
  heirs: Heirs;
}

/**
 * What a person holds, for somebody who only looks: one request for each kind, the index as it is.
 * @param leads of the whole site, where they are read live for everybody
 * @returns null where this kind of leaving takes nothing but groups
 */
export async function lookAtInventory(
  parts: InventoryParts,
  question: InventoryQuestion,
  leads: Promise<Leads | undefined>,
): Promise<Inventory | null> {
  const scope = scopeOf(question.course);
  if (scope.isOnlyGroups) return null;
  const reading = new Reading(parts, question, scope, 'one-page');
  const { inventory } = await reading.read(async () =>
    withLeads(await indexedPlaces(parts.places, question.accountId), question.accountId, await leads),
  );
  return fitted(inventory);
}

/**
 * The same for a run: everything, with the hits of the index read live.
 * @returns the parts in which the issues are to be handed over too
 */
export async function takeInventory(
  parts: InventoryParts,
  question: InventoryQuestion,
): Promise<{ inventory: Inventory; issues: IssuePart[] }> {
  const { accountId, heirs } = question;
  const scope = scopeOf(question.course);
  const reading = new Reading(parts, question, scope, 'everything');
  const { inventory, assigned, reported } = await reading.read(async () =>
    confirmed(parts.holdings, accountId, scope, await findPlaces(parts, accountId, iso(parts.clock.now()))),
  );
  const issues = [...issueParts(assigned, 'assignee', heirs), ...issueParts(reported, 'reporter', heirs)];
  return { inventory: fitted({ ...inventory, issueParts: issues.length }), issues };
}

/** Whether there is nothing to tell, to hand over or to take away. */
export const holdsNothing = (inventory: Inventory): boolean =>
  inventory.issues.length +
    inventory.roles.length +
    inventory.projects.length +
    inventory.components.length +
    inventory.filterTotal +
    inventory.dashboards.length +
    inventory.successorOf.length +
    inventory.onlyMemberOf.length +
    inventory.unread.length ===
    0 && inventory.indexedAt !== null;

/** The hits of the index that Jira still shows; without hits nothing is asked. */
async function confirmed(holdings: Holdings, accountId: string, scope: Scope, hits: Hits): Promise<Hits> {
  const places = within(scope, hits.places);
  if (hits.isLive) return { ...hits, places };
  const { projects, components, roles } = places;
  const keys = [...new Set(components.map(({ projectKey }) => projectKey))];
  const [led, ledComponents, held] = await Promise.all([
    projects.length === 0 ? [] : holdings.projectsLed(accountId, idsOf(projects)),
    keys.length === 0 ? [] : holdings.componentsLed(accountId, keys),
    holdings.rolesHeld(accountId, roles),
  ]);
  const [projectIds, componentIds] = [new Set(idsOf(led)), new Set(idsOf(ledComponents))];
  return {
    ...hits,
    places: {
      projects: projects.filter(({ id }) => projectIds.has(id)),
      components: components.filter(({ id }) => componentIds.has(id)),
      roles: held,
    },
  };
}

/** The index with leads that were read just now in place of its own. */
function withLeads(hits: Hits, accountId: string, leads: Leads | undefined): Hits {
  if (!leads) return hits;
  const { projects, components, roles } = hits.places;
  const isDefault = (places: readonly { id: string; isDefaultAssignee: boolean }[], id: string) =>
    places.some((place) => place.id === id && place.isDefaultAssignee);
  const own = <Item extends { leadId: string | null }>(items: readonly Item[]) =>
    items.filter(({ leadId }) => leadId === accountId);
  return {
    ...hits,
    places: {
      projects: own(leads.projects).map(({ id, key, name }) => ({
        id,
        key,
        name,
        isDefaultAssignee: isDefault(projects, id),
      })),
      components: own(leads.components).map(({ id, name, projectKey }) => ({
        id,
        name,
        projectKey,
        isDefaultAssignee: isDefault(components, id),
      })),
      roles,
    },
  };
}

const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

function within(scope: Scope, { projects, components, roles }: Places): Places {
  return {
    projects: projects.filter(({ key }) => scope.handsOver(key)),
    components: components.filter(({ projectKey }) => scope.handsOver(projectKey)),
    roles: roles.filter(scope.endsRole),
  };
}

/** One reading of everything, kind by kind; what Jira refuses to tell is noted, and the rest goes on. */
class Reading {
  private readonly unread: { what: string; words: string }[] = [];

  constructor(
    private readonly parts: InventoryParts,
    private readonly question: InventoryQuestion,
    private readonly scope: Scope,
    private readonly extent: Extent,
  ) {}

  async read(
    findHits: () => Promise<Hits>,
  ): Promise<{ inventory: Inventory; assigned: FoundIssue[]; reported: FoundIssue[] }> {
    const { holdings, clock } = this.parts;
    const { accountId, handOver, heirs } = this.question;
    const nothing = { items: [], hasMore: false };
    const nowhere: Hits = { places: { projects: [], components: [], roles: [] }, asOf: null, isLive: false };
    const owns = this.scope.handsOverPersonal;
    const [assigned, reported, filters, dashboards, hits, successorOf, onlyMemberOf] = await Promise.all([
      this.told('open issues', nothing, () => this.openIssues('assignee')),
      handOver.issues === 'assigned-and-reported'
        ? this.told('reported issues', nothing, () => this.openIssues('reporter'))
        : nothing,
      this.told('filters', { ...nothing, total: 0 }, () =>
        owns ? holdings.filters(accountId, this.extent) : Promise.resolve({ ...nothing, total: 0 }),
      ),
      this.told<Found<OwnedItem>>('dashboards', nothing, () =>
        owns ? holdings.dashboards(accountId, this.extent) : Promise.resolve(nothing),
      ),
      this.told('project roles and leads', nowhere, findHits),
      this.successorOf(),
      this.told('members of groups', [], () => this.onlyMemberOf()),
    ]);
    const { projects, components, roles } = within(this.scope, hits.places);
    const held: Omit<Inventory, 'stays'> = {
      readAt: iso(clock.now()),
      filters: filters.items,
      filterTotal: filters.total,
      projects: projects.map(({ id, key, name }) => ({ id, key, name })),
      components: components.map(({ id, name, projectKey }) => ({ id, name, projectKey })),
      issues: byProject(assigned.items, reported.items),
      hasMoreIssues: assigned.hasMore || reported.hasMore,
      roles,
      defaultAssigneeOf: [
        ...projects
          .filter(({ isDefaultAssignee }) => isDefaultAssignee)
          .map(({ id, key, name }) => ({ id, name, projectKey: key })),
        ...components
          .filter(({ isDefaultAssignee }) => isDefaultAssignee)
          .map(({ id, name, projectKey }) => ({ id, name, projectKey })),
      ],
      dashboards: dashboards.items,
      successorOf,
      onlyMemberOf,
      indexedAt: hits.asOf,
      unread: this.unread,
      unlisted: 0,
      successors: [],
      issueParts: 0,
    };
    return {
      inventory: { ...held, stays: stays(held, heirs, handOver) },
      assigned: handOver.issues === 'none' ? [] : assigned.items,
      reported: reported.items,
    };
  }

  private openIssues(field: 'assignee' | 'reporter'): Promise<Found<FoundIssue>> {
    const { course, accountId } = this.question;
    const keys = course.procedure === 'leave-team' ? course.team?.projectKeys : undefined;
    return this.parts.holdings.openIssues(accountId, field, keys, this.extent);
  }

  private async successorOf(): Promise<Inventory['successorOf']> {
    const { successions, runs } = this.parts;
    const ids = await successions.runsFor(this.question.accountId);
    if (ids.length === 0) return [];
    const open = [...(await runs.getMany(ids)).values()].filter(
      ({ status, document }) => !hasEnded(status) && !document.rehearsal,
    );
    return open.map(({ id, document }) => ({ runId: id, leaver: document.leaver?.displayName ?? '?' }));
  }

  private async onlyMemberOf(): Promise<GroupName[]> {
    const { groups, handOver, accountId } = this.question;
    const watched = groups.filter(({ groupId }) => handOver.neverEmptyGroupIds.includes(groupId));
    const alone = await Promise.all(
      watched.map(({ groupId }) => this.parts.holdings.hasNoOtherMember(groupId, accountId)),
    );
    return watched.filter((_, index) => alone[index]).map(({ groupId, name }) => ({ groupId, name }));
  }

  private async told<T>(what: string, otherwise: T, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.unread.push({ what, words: error.words });
      return otherwise;
    }
  }
}

function byProject(assigned: readonly FoundIssue[], reported: readonly FoundIssue[]): Inventory['issues'] {
  const counts = new Map<string, { assigned: number; reported: number }>();
  const add = (key: string, field: 'assigned' | 'reported') => {
    const count = counts.get(key) ?? { assigned: 0, reported: 0 };
    counts.set(key, { ...count, [field]: count[field] + 1 });
  };
  for (const { key } of assigned) add(projectOf(key), 'assigned');
  for (const { key } of reported) add(projectOf(key), 'reported');
  return [...counts].map(([projectKey, count]) => ({ projectKey, ...count }));
}
