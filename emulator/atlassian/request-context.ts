import type { Caller, ProductEvent } from '../contract';
import type { SiteContext } from './context';
import type { Project } from './model';
import { accountOf } from './permissions';
import type { SiteState } from './site-state';

/**
 * Puts together what one request may know and do.
 * @param spend receives the points that the handler adds
 * @param readLagMilliseconds how far this request's reads of people and memberships lag
 */
export function createContext(
  state: SiteState,
  caller: Caller,
  readLagMilliseconds: number,
  spend: (points: number) => void,
): SiteContext {
  const { data, permissions } = state;
  const accountId = accountOf(caller, state.app);
  const byApp = caller.kind === 'app' || caller.kind === 'app-as-person';
  const may = (question: (account: string) => boolean) => accountId !== null && question(accountId);
  const now = () => new Date(state.clock.now()).toISOString();

  const forgetCounts = () => {
    state.seats.forget();
    state.memberLists.forget();
  };
  const recordMembership = (groupId: string, member: string, added: boolean) => {
    const name = data.groups.get(groupId)?.name ?? groupId;
    data.auditRecords.push({
      id: data.auditRecords.length + 1,
      summary: added ? 'User added to group' : 'User removed from group',
      category: 'group management',
      created: now(),
      authorAccountId: accountId,
      object: { id: groupId, name, typeName: 'GROUP' },
      associated: [{ id: member, name: data.people.get(member)?.displayName ?? member, typeName: 'USER' }],
    });
    state.readLag.recordMembership(groupId, member, added);
    forgetCounts();
  };

  return {
    data,
    clock: state.clock,
    app: state.app,
    caller,
    accountId,
    switches: state.switches,
    now,
    nextId: () => state.nextId(),

    mayAdministerJira: () => may((account) => permissions.administersJira(account)),
    mayAdministerSite: () =>
      caller.kind === 'app'
        ? state.switches.appIsSiteAdmin
        : may((account) => permissions.administersSite(account)),
    mayBrowseUsers: () => may((account) => permissions.holdsGlobally(account, 'USER_PICKER')),
    mayBrowseProject: (project: Project) => may((account) => permissions.browsesProject(account, project)),
    mayWorkOn: (project: Project) => may((account) => permissions.worksOn(account, project)),
    mayAdministerProject: (project: Project) =>
      may((account) => permissions.administersProject(account, project)),
    permissions,
    maySeeEmailOf: (person) => person.emailVisible || person.accountId === accountId,

    emit: (event: ProductEvent) => {
      const complete = { selfGenerated: byApp, ...event };
      for (const listener of state.listeners) {
        listener(complete);
      }
    },
    validateTransition: (question) => state.validateTransition(question),
    spend,
    seatsTakenOf: (role) => state.seats.of(role),
    readLagMilliseconds,
    visibleGroupIdsOf: (account) => state.readLag.groupIdsOf(account, readLagMilliseconds),
    visibleMembersOf: (groupId) => state.readLag.accountIdsOf(groupId, readLagMilliseconds),
    membersOf: (groupId, includeInactive) =>
      state.memberLists.of(groupId, includeInactive, readLagMilliseconds),
    visiblePerson: (account) => state.readLag.person(account, readLagMilliseconds),
    addMembership: (groupId, member) => {
      if (!data.memberships.has(groupId, member)) {
        data.memberships.add(groupId, member);
        recordMembership(groupId, member, true);
      }
    },
    removeMembership: (groupId, member) => {
      if (data.memberships.has(groupId, member)) {
        data.memberships.remove(groupId, member);
        recordMembership(groupId, member, false);
      }
    },
    changePerson: (person) => {
      const before = data.people.get(person.accountId);
      if (before) {
        state.readLag.recordPerson(before);
      }
      data.people.set(person.accountId, person);
      forgetCounts();
    },
    visibleAccount: (account) => state.readLag.account(account, readLagMilliseconds),
    visibleRoleGrantsOf: (account) => state.readLag.roleGrantsOf(account, readLagMilliseconds),
    changeAccount: (account) => {
      const before = data.accounts.get(account.accountId);
      if (before) {
        state.readLag.recordAccount(before);
      }
      data.accounts.set(account.accountId, account);
    },
    setRoleGrants: (account, grants) => {
      state.readLag.recordRoleGrants(account);
      data.organisation.roleGrants.set(account, grants);
      forgetCounts();
    },
    admitLastActiveRequest: () => state.lastActiveLimit.admit(),
  };
}
