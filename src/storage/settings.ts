import { Filter, FilterConditions } from '@forge/kvs';
import type { InstallationStore, SettingsStore } from '../offboarding/ports';
import { defaultSettings, settingsSchema, type Settings } from '../offboarding/settings';
import type { Clock } from '../offboarding/time';
import { keys } from './keys';
import { isRefused, type StoreAccess } from './store-access';

const ENTITY = 'settings';

interface SettingsRow {
  name: string;
  version: number;
  document: Settings;
}

/** The settings, changed only by who has seen the latest version. */
export function createSettingsStore({ kvs, attempt, create }: StoreAccess): SettingsStore {
  const rows = kvs.entity<SettingsRow>(ENTITY);
  return {
    read: async () => {
      const row = await attempt(() => rows.get(keys.settings));
      return row ? settingsSchema.parse(row.document) : defaultSettings();
    },
    replace: async (settings) => {
      const row: SettingsRow = { name: keys.settings, version: settings.version, document: settings };
      if (settings.version === 1) {
        return create(() => rows.set(keys.settings, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
      }
      const entity = {
        entityName: ENTITY,
        conditions: new Filter<SettingsRow>().and('version', FilterConditions.equalTo(settings.version - 1)),
      };
      try {
        await attempt(() => kvs.transact().set(keys.settings, row, entity).execute());
        return true;
      } catch (error) {
        const now = await attempt(() => rows.get(keys.settings));
        if (isRefused(error) && now?.version !== settings.version - 1) return false;
        throw error;
      }
    },
  };
}

/** When the app was installed, and how far the search for missed events has come. */
export function createInstallationStore(
  { kvs, attempt, create }: StoreAccess,
  clock: Clock,
): InstallationStore {
  const read = () => attempt(() => kvs.get<{ installedAt: number }>(keys.installation));
  return {
    installedAt: async () => {
      const known = await read();
      if (known) return known.installedAt;
      // The platform may be late with its event: from now on counts, never what lies before.
      const installedAt = clock.now();
      await create(() => kvs.set(keys.installation, { installedAt }, { keyPolicy: 'FAIL_IF_EXISTS' }));
      return (await read())?.installedAt ?? installedAt;
    },
    recordInstallation: (installedAt) => attempt(() => kvs.set(keys.installation, { installedAt })),
    missedScannedTo: async () =>
      (await attempt(() => kvs.get<{ scannedTo: number }>(keys.missedScan)))?.scannedTo,
    recordMissedScan: (scannedTo) => attempt(() => kvs.set(keys.missedScan, { scannedTo })),
  };
}
