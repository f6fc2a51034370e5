import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest } from '../errors';
import type { Dashboard } from '../model';
import { readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';

/** "The maximum list size is 100" (OpenAPI document). */
const MOST_DASHBOARDS = 100;

const OwnerChange = z.object({
  action: z.literal('changeOwner', { error: 'The emulator supports the action changeOwner only.' }),
  entityIds: z.array(z.number().int()).min(1).max(MOST_DASHBOARDS),
  extendAdminPermissions: z.boolean().default(false),
  changeOwnerDetails: z.object({ newOwner: z.string(), autofixName: z.boolean() }),
});

interface EntityError {
  errorMessages: string[];
  errors: Record<string, string>;
}

/** `PUT dashboard/bulk/edit`: 200, with what went wrong inside the body, dashboard by dashboard. */
export function editDashboards(context: SiteContext, request: RouteRequest): RouteAnswer {
  const change = readRequestBody(OwnerChange, request);
  const { newOwner, autofixName } = change.changeOwnerDetails;
  if (!context.data.people.get(newOwner)?.active) {
    throw badRequest('', { newOwner: 'The new owner has to be an active user of this site.' });
  }
  const asAdministrator = change.extendAdminPermissions && context.mayAdministerJira();
  const entityErrors: Record<string, EntityError> = {};
  for (const entityId of change.entityIds) {
    const problem = changeOwner(context, String(entityId), newOwner, autofixName, asAdministrator);
    if (problem !== null) {
      entityErrors[String(entityId)] = { errorMessages: [problem], errors: {} };
    }
  }
  return json({ action: change.action, entityErrors });
}

function changeOwner(
  context: SiteContext,
  id: string,
  newOwner: string,
  autofixName: boolean,
  asAdministrator: boolean,
): string | null {
  const dashboard = context.data.dashboards.get(id);
  if (!dashboard) {
    return 'The dashboard does not exist.';
  }
  if (dashboard.ownerAccountId !== context.accountId && !asAdministrator) {
    return 'Only owner of the dashboard can change its owner.';
  }
  const taken = namesOf(context, newOwner, id);
  if (taken.has(dashboard.name) && !autofixName) {
    return 'The new owner already has a dashboard with this name.';
  }
  const changed: Dashboard = {
    ...dashboard,
    name: freeName(dashboard.name, taken),
    ownerAccountId: newOwner,
  };
  context.data.dashboards.set(id, changed);
  return null;
}

function namesOf(context: SiteContext, accountId: string, exceptId: string): ReadonlySet<string> {
  const others = context.data.dashboards.ownedBy(accountId).filter(({ id }) => id !== exceptId);
  return new Set(others.map(({ name }) => name));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let copy = 1; taken.has(candidate); copy += 1) {
    candidate = `${name} (${copy})`;
  }
  return candidate;
}
