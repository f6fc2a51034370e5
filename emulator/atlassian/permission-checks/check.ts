import { z } from 'zod';
import type { SiteContext } from '../context';
import { badRequest, forbidden } from '../errors';
import type { Project } from '../model';
import { POINTS_PER_IDENTITY } from '../rate-limits';
import { readRequestBody } from '../request-body';
import { json, type RouteAnswer, type RouteRequest } from '../routing';
import { holdsInProject, permissionsOf } from './catalogue';

/** "Up to 1000 projects and 1000 issues" (OpenAPI document). */
const MOST_ENTITIES = 1_000;

const Question = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()).min(1),
        projects: z.array(z.number().int()).max(MOST_ENTITIES).default([]),
        issues: z.array(z.number().int()).max(MOST_ENTITIES).default([]),
      }),
    )
    .default([]),
});

/**
 * `POST permissions/check`: which of the named permissions the account has. Asking about somebody else needs
 * Administer Jira; some sites refuse it to apps altogether.
 */
export function checkPermissions(context: SiteContext, request: RouteRequest): RouteAnswer {
  const question = readRequestBody(Question, request);
  const accountId = question.accountId ?? context.accountId;
  requireAsking(context, accountId);

  const known = new Map(permissionsOf(context).map((entry) => [entry.key, entry]));
  const asked = question.projectPermissions.flatMap(({ permissions }) => permissions);
  for (const key of [...question.globalPermissions, ...asked]) {
    if (!known.has(key)) {
      throw badRequest(`Unrecognized permission: ${key}`);
    }
  }

  const globalPermissions = question.globalPermissions.filter((key) => {
    const entry = known.get(key);
    return (
      accountId !== null &&
      entry?.type === 'GLOBAL' &&
      context.permissions.holdsGlobally(accountId, entry.grant)
    );
  });
  context.spend(POINTS_PER_IDENTITY * (question.globalPermissions.length + asked.length));
  return json({
    globalPermissions,
    projectPermissions: question.projectPermissions.flatMap(({ permissions, projects, issues }) =>
      permissions.map((permission) => ({
        permission,
        projects: projects.filter((id) =>
          holds(context, accountId, context.data.projects.get(String(id)), permission),
        ),
        issues: issues.filter((id) => {
          const projectId = context.data.issues.get(String(id))?.projectId ?? '';
          return holds(context, accountId, context.data.projects.get(projectId), permission);
        }),
      })),
    ),
  });
}

function requireAsking(context: SiteContext, accountId: string | null): void {
  if (accountId === context.accountId) {
    return;
  }
  const allowed =
    context.mayAdministerJira() && (context.caller.kind !== 'app' || context.switches.appMayCheckOthers);
  if (!allowed) {
    throw forbidden('Only Jira administrators may check the permissions of other users.');
  }
  if (accountId !== null && !context.data.people.has(accountId)) {
    throw badRequest(`The user with account ID '${accountId}' does not exist.`);
  }
}

function holds(
  context: SiteContext,
  accountId: string | null,
  project: Project | undefined,
  permission: string,
): boolean {
  return (
    accountId !== null && project !== undefined && holdsInProject(context, accountId, project, permission)
  );
}
