import { z } from 'zod';
import type { SiteState } from '../journeys/site';

const holder = z.string().nullable();
const stateSchema = z.object({
  projects: z.array(z.object({ key: z.string(), leadAccountId: holder })),
  components: z.array(z.object({ id: z.string(), name: z.string(), leadAccountId: holder })),
  filters: z.array(z.object({ id: z.string(), name: z.string(), ownerAccountId: holder })),
  dashboards: z.array(z.object({ id: z.string(), name: z.string(), ownerAccountId: holder })),
  issues: z.array(z.object({ key: z.string(), resolution: holder, assigneeAccountId: holder })),
});

/** Something on a site that one person has: a lead, a filter, a dashboard or an issue. */
export interface Thing {
  /** Kind and id, the same at any time. */
  id: string;
  /** As a report names it. */
  name: string;
  /** Account id; null where nobody has it. */
  holder: string | null;
  /** False for issues that are resolved: they stay with whom they were. */
  isOpen: boolean;
}

/** Everything that somebody has or could have. */
export function thingsHeld(state: SiteState): Thing[] {
  const { projects, components, filters, dashboards, issues } = stateSchema.parse(state);
  const thing = (kind: string, id: string, name: string, has: string | null, isOpen = true): Thing => ({
    id: `${kind} ${id}`,
    name,
    holder: has,
    isOpen,
  });
  return [
    ...projects.map(({ key, leadAccountId }) => thing('project', key, key, leadAccountId)),
    ...components.map(({ id, name, leadAccountId }) => thing('component', id, name, leadAccountId)),
    ...filters.map(({ id, name, ownerAccountId }) => thing('filter', id, name, ownerAccountId)),
    ...dashboards.map(({ id, name, ownerAccountId }) => thing('dashboard', id, name, ownerAccountId)),
    ...issues.map(({ key, resolution, assigneeAccountId }) =>
      thing('issue', key, key, assigneeAccountId, resolution === null),
    ),
  ];
}
