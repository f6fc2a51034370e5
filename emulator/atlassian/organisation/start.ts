import { createContext } from '../request-context';
import type { SiteState } from '../site-state';
import { watchDeletion } from './deletion';
import { synchroniseRegularly } from './synchronisation';

/** Sets going what happens in the organisation by itself: synchronisations, and deletions that a seed began. */
export function startOrganisation(state: SiteState): void {
  const site = createContext(state, { kind: 'anonymous' }, 0, () => undefined);
  synchroniseRegularly(site);
  for (const account of state.data.accounts.values()) watchDeletion(site, account);
}
