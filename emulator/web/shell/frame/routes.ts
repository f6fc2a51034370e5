import { useSyncExternalStore } from 'react';
import { adminPath, operatorPath } from '../connection/app-description';

/** The pages of the shell. */
export type Route =
  | { page: 'tickets' }
  | { page: 'ticket'; key: string }
  | { page: 'operator' }
  | { page: 'admin' }
  | { page: 'people' }
  | { page: 'person'; accountId: string }
  | { page: 'groups' }
  | { page: 'group'; groupId: string }
  | { page: 'traffic' }
  | { page: 'storage' }
  | { page: 'time' }
  | { page: 'faults' }
  | { page: 'unknown' };

const CHANGED = 'shell:address-changed';

function below(path: string, prefix: string): string | undefined {
  return path.startsWith(`${prefix}/`) ? decodeURIComponent(path.slice(prefix.length + 1)) : undefined;
}

/** Tells which page an address shows. */
export function routeOf(path: string): Route {
  const key = below(path, '/browse');
  if (key !== undefined) return { page: 'ticket', key };
  if (path === operatorPath || path.startsWith(`${operatorPath}/`)) return { page: 'operator' };
  if (path === adminPath || path.startsWith(`${adminPath}/`)) return { page: 'admin' };
  const accountId = below(path, '/jira/people');
  if (accountId !== undefined) return { page: 'person', accountId };
  const groupId = below(path, '/jira/groups');
  if (groupId !== undefined) return { page: 'group', groupId };
  switch (path) {
    case '/':
    case '/issues':
      return { page: 'tickets' };
    case '/jira/people':
      return { page: 'people' };
    case '/jira/groups':
      return { page: 'groups' };
    case '/emulator/traffic':
      return { page: 'traffic' };
    case '/emulator/storage':
      return { page: 'storage' };
    case '/emulator/time':
      return { page: 'time' };
    case '/emulator/faults':
      return { page: 'faults' };
    default:
      return { page: 'unknown' };
  }
}

/** Goes to an address of the shell without loading the page anew. */
export function go(address: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
  window.dispatchEvent(new Event(CHANGED));
}

/** Calls back whenever the address changes; returns a function that stops it. */
export function onAddressChange(callback: () => void): () => void {
  window.addEventListener('popstate', callback);
  window.addEventListener(CHANGED, callback);
  return () => {
    window.removeEventListener('popstate', callback);
    window.removeEventListener(CHANGED, callback);
  };
}

/** The path of the address, followed as it changes. */
export function usePath(): string {
  return useSyncExternalStore(onAddressChange, () => window.location.pathname);
}
