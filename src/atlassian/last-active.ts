import type { KeyStore } from '../offboarding/channels/stores';
import type { Signal } from '../offboarding/people/person';
import type { LastActiveReader } from '../offboarding/people/port';
import type { SettingsStore } from '../offboarding/ports';
import { AtlassianRefusal } from './call';
import type { AtlassianClient } from './client';
import { getLastActiveDates } from './endpoints/last-active';

/** The organisation's names of products that Jira calls otherwise. */
const NAMES: Readonly<Record<string, string>> = { 'jira-service-desk': 'jira-servicedesk' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NOT_FOUND = 404;

export interface LastActiveParts {
  settings: SettingsStore;
  keys: KeyStore;
  /** Whether this build of the app may reach Atlassian's organisation at all. */
  mayReachOut: () => boolean;
  client: (key: string) => AtlassianClient;
  /** The site that the app is installed on. */
  cloudId: () => string;
}

/** When people last viewed a page of this site's products, for sites that have set the organisation's key. */
export function createLastActiveReader(parts: LastActiveParts): LastActiveReader {
  const { settings, keys, mayReachOut, client, cloudId } = parts;
  return {
    lastActive: async (accountId) => {
      const { on, organisationId } = (await settings.read()).channels.organisation;
      if (!on || organisationId === null || !mayReachOut()) return null;
      const key = await keys.secret('admin-api');
      if (key === undefined) return null;
      try {
        const { data } = await client(key).call(getLastActiveDates(organisationId, accountId));
        return data.product_access.flatMap(({ id, key: product, last_active: day }): Signal[] =>
          id !== cloudId() || !day || !DAY.test(day)
            ? []
            : [{ source: 'organisation', day, until: day, product: NAMES[product] ?? product }],
        );
      } catch (error) {
        if (!(error instanceof AtlassianRefusal)) throw error;
        // An account of another organisation: the key may not see it, and that is no fault of the key.
        return error.status === NOT_FOUND ? [] : { refused: error.words };
      }
    },
  };
}
