import type { Places } from '../facts';
import type { Place, PlaceOf } from './port';

/** What one person is, out of a list of everybody's places. */
export function placesAmong(all: readonly PlaceOf[], accountId: string): Places {
  const own = all.filter((one) => one.accountId === accountId).map(({ place }) => place);
  const of = <Kind extends Place['kind']>(kind: Kind) =>
    own.filter((place): place is Extract<Place, { kind: Kind }> => place.kind === kind);
  return {
    projects: of('lead').map(({ id, key, name, isDefaultAssignee }) => ({
      id,
      key,
      name,
      isDefaultAssignee,
    })),
    components: of('component').map(({ id, name, projectKey, isDefaultAssignee }) => ({
      id,
      name,
      projectKey,
      isDefaultAssignee,
    })),
    roles: of('role').map(({ projectId, projectKey, roleId, roleName, isLast }) => ({
      projectId,
      projectKey,
      roleId,
      roleName,
      isLast,
    })),
  };
}
