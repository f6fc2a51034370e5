import type { Place, PlaceOf, PlacePage, PlaceReader } from '../offboarding/places/port';
import { unlessNotFound } from './absence';
import { JiraRefusal } from './call';
import type { JiraClient } from './client';
import {
  getProject,
  getProjectRole,
  listProjects,
  type RoleAnswer,
  type WholeProject,
} from './endpoints/places';
import { isAlone } from './holdings';

/** As many as `listProjects` gives. */
const PROJECTS_PER_PAGE = 50;
/** Projects read side by side, each with all of its roles. */
const AT_A_TIME = 5;

/** Reads who leads, works by default and has which role, project by project: Jira has no question for one person. */
export function createPlaceReader(jira: JiraClient): PlaceReader {
  return {
    page: async (page) => {
      const found = await unlessNotFound(jira.call(listProjects(page * PROJECTS_PER_PAGE)));
      const ids = found?.values.map(({ id }) => id) ?? [];
      const read: Omit<PlacePage, 'isLast'> = { places: [], unread: 0 };
      for (let start = 0; start < ids.length; start += AT_A_TIME) {
        const projects = await Promise.all(
          ids.slice(start, start + AT_A_TIME).map((id) => placesIn(jira, id)),
        );
        for (const { places, unread } of projects) {
          read.places.push(...places);
          read.unread += unread;
        }
      }
      return { ...read, isLast: !found || found.isLast || ids.length === 0 };
    },
  };
}

async function placesIn(jira: JiraClient, projectId: string): Promise<Omit<PlacePage, 'isLast'>> {
  const project = await unlessNotFound(jira.call(getProject(projectId)));
  if (!project) return { places: [], unread: 1 };
  const roles = await Promise.all(
    roleIdsOf(project).map((roleId) => unlessRefused(jira.call(getProjectRole(projectId, roleId)))),
  );
  return {
    places: [...leadsOf(project), ...roles.flatMap((role) => (role ? actorsOf(project, role) : []))],
    unread: roles.includes(undefined) ? 1 : 0,
  };
}

/** The last part of each address: `…/project/10000/role/10002`. */
const roleIdsOf = ({ roles }: WholeProject): string[] =>
  Object.values(roles ?? {}).flatMap((address) => /\/role\/(\d+)/.exec(address)?.[1] ?? []);

function leadsOf({ id, key, name, lead, assigneeType, components }: WholeProject): PlaceOf[] {
  const place = (accountId: string | undefined, what: Place): PlaceOf[] =>
    accountId === undefined ? [] : [{ accountId, place: what }];
  return [
    ...place(lead?.accountId, {
      kind: 'lead',
      id,
      key,
      name,
      isDefaultAssignee: assigneeType === 'PROJECT_LEAD',
    }),
    ...(components ?? []).flatMap((component) =>
      place(component.lead?.accountId, {
        kind: 'component',
        id: component.id,
        name: component.name,
        projectKey: key,
        isDefaultAssignee: component.assigneeType === 'COMPONENT_LEAD',
      }),
    ),
  ];
}

const actorsOf = ({ id, key }: WholeProject, role: RoleAnswer): PlaceOf[] =>
  (role.actors ?? []).flatMap(({ actorUser }) =>
    actorUser
      ? [
          {
            accountId: actorUser.accountId,
            place: {
              kind: 'role',
              projectId: id,
              projectKey: key,
              roleId: String(role.id),
              roleName: role.name,
              isLast: isAlone(role),
            },
          },
        ]
      : [],
  );

async function unlessRefused(answer: Promise<RoleAnswer>): Promise<RoleAnswer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof JiraRefusal) return undefined;
    throw error;
  }
}
