import type { JiraClient } from '../jira/client';
import { getMyPermissions } from '../jira/endpoints/permissions';
import type { Directory, SettingsStore } from '../offboarding/ports';
import type { CallerRole, RolesOf } from './authorised';

interface Parts {
  /** Sends in the name of the caller: everybody may ask about themself. */
  asCaller: JiraClient;
  directory: Directory;
  settings: SettingsStore;
  permissionKey: (moduleKey: string) => string;
}

/** Asks Jira in the caller's own name which of the roles they hold. */
export function createRolesOf({ asCaller, directory, settings, permissionKey }: Parts): RolesOf {
  return async (accountId, among) => {
    const keys: Record<CallerRole, string> = {
      administrator: 'ADMINISTER',
      operator: permissionKey('offboard-people'),
      auditor: permissionKey('audit-offboarding'),
    };
    const [held, { operators }] = await Promise.all([
      asCaller.call(getMyPermissions(among.map((role) => keys[role]))),
      settings.read(),
    ]);
    const roles = new Set(among.filter((role) => held.includes(keys[role])));
    if (operators.check === 'groups' && among.includes('operator')) {
      const standing = await directory.operatorStanding(accountId, operators);
      if (standing.may === true) roles.add('operator');
      else roles.delete('operator');
    }
    return roles;
  };
}
