import { productsOf, type HeldRole, type ProductAccess } from './facts';
import type { Course, Plan } from './plan';
import { reason, type Reason } from './reasons';
import type { Settings } from './settings';
import type { ProcedureId } from './words';

/** What a kind of leaving means by the settings of now, or why it means nothing. */
export function courseOf(
  { teams }: Pick<Settings, 'teams'>,
  procedure: ProcedureId,
  teamId: string | null,
): Course | Reason {
  if (procedure !== 'leave-team') return { procedure, team: null };
  if (teamId === null) return reason('team-not-named', {});
  const team = teams.find(({ id }) => id === teamId);
  return team ? { procedure, team } : reason('team-unknown', { team: teamId });
}

/** What a plan was made for; plans from before there was a choice are for people who leave the company. */
export const plannedCourse = ({ course }: Pick<Plan, 'course'>): Course =>
  course ?? { procedure: 'leave-company', team: null };

/** What of a leaver's memberships and work a kind of leaving takes. */
export interface Scope {
  /** Whether this membership ends. */
  endsGroup: (groupId: string, products: readonly ProductAccess[]) => boolean;
  /** Whether this role that the leaver holds by name ends. */
  endsRole: (role: Pick<HeldRole, 'projectKey' | 'roleName'>) => boolean;
  /** Whether open issues, leads and components of this project get a new owner. */
  handsOver: (projectKey: string) => boolean;
  /** Whether filters and dashboards get a new owner: they belong to no project, so only with all of the work. */
  handsOverPersonal: boolean;
  /** Whether the leaver holds nothing but groups that could be taken: then nothing else has to be read. */
  isOnlyGroups: boolean;
}

/** What this kind of leaving takes, and nothing else. */
export function scopeOf({ procedure, team }: Course): Scope {
  switch (procedure) {
    case 'leave-company':
      return { endsGroup: all, endsRole: all, handsOver: all, handsOverPersonal: true, isOnlyGroups: false };
    case 'leave-team': {
      const roles = new Set(team?.projectRoles.map((name) => name.toLowerCase()));
      const isTeams = (projectKey: string) => team?.projectKeys.includes(projectKey) ?? false;
      return {
        endsGroup: (groupId) => team?.groupIds.includes(groupId) ?? false,
        endsRole: ({ projectKey, roleName }) => isTeams(projectKey) && roles.has(roleName.toLowerCase()),
        handsOver: isTeams,
        handsOverPersonal: false,
        isOnlyGroups: team?.projectKeys.length === 0,
      };
    }
    case 'revoke-access':
      return {
        endsGroup: (groupId, products) => productsOf(groupId, products).length > 0,
        endsRole: none,
        handsOver: none,
        handsOverPersonal: false,
        isOnlyGroups: true,
      };
  }
}

/** What the settings use a group for beside the product that it gives. */
export const otherUses = (
  groupId: string,
  { teams, operators }: Pick<Settings, 'teams' | 'operators'>,
): string[] => [
  ...teams.flatMap(({ name, groupIds }) => (groupIds.includes(groupId) ? [`the team ${name}`] : [])),
  ...(operators.groupIds.includes(groupId) ? ['the operators of Leaver'] : []),
];

/** Whether a successor has anything to inherit. */
export const handsOverWork = (procedure: ProcedureId): boolean => procedure !== 'revoke-access';

const all = (): boolean => true;
const none = (): boolean => false;
