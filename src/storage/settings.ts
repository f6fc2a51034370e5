import type { Breaker } from '../offboarding/breaker/breaker';
import type {
  CountedSummary,
  InstallationStore,
  SettingsChange,
  SettingsStore,
  SummaryStore,
} from '../offboarding/ports';
import { defaultSettings, settingsSchema, type Settings } from '../offboarding/settings';
import type { Clock } from '../offboarding/time';
import { breakerIn, type BreakerRow } from './breaker';
import { keys } from './keys';
import { getMany } from './many';
import { replaceMarked, type Row } from './rows';
import type { StoreAccess } from './store-access';

const ENTITY = 'settings';

type SettingsRow = Row<Settings & { mark?: string }>;

/** The settings, changed only by who has seen the latest version. */
export function createSettingsStore(access: StoreAccess): SettingsStore {
  const { kvs, attempt, create } = access;
  const rows = kvs.entity<SettingsRow>(ENTITY);
  return {
    read: async () => settingsIn(await attempt(() => rows.get(keys.settings))),
    replace: async (settings, change) => {
      const row: SettingsRow = { name: keys.settings, version: settings.version, document: settings };
      if (settings.version === 1) {
        const isFirst = await create(() => rows.set(keys.settings, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
        if (isFirst) await attempt(() => kvs.set(keys.settingsChange(1), change));
        return isFirst;
      }
      return replaceMarked(access, ENTITY, keys.settings, row, (transaction) =>
        transaction.set(keys.settingsChange(settings.version), change),
      );
    },
    changes: async (latestVersion, limit) => {
      const versions = Array.from(
        { length: Math.min(latestVersion, limit) },
        (_, index) => latestVersion - index,
      );
      const found = await getMany<SettingsChange>(access, versions.map(keys.settingsChange));
      return versions.flatMap((version) => found.get(keys.settingsChange(version)) ?? []);
    },
  };
}

const settingsIn = (row: SettingsRow | undefined): Settings =>
  row ? settingsSchema.parse(row.document) : defaultSettings();

async function readStanding(access: StoreAccess): Promise<{ settings: Settings; breaker: Breaker }> {
  const rows = await getMany<SettingsRow & BreakerRow>(access, [keys.settings, keys.breaker], ENTITY);
  return {
    settings: settingsIn(rows.get(keys.settings)),
    breaker: breakerIn(rows.get(keys.breaker)),
  };
}

/** How long settings that were read count within one invocation. Milliseconds. */
const FRESH_FOR = 250;

/** The same for one invocation: what reads them at nearly the same time reads them once. */
export function settingsReadTogether(settings: SettingsStore, clock: Clock): SettingsStore {
  let known: { at: number; read: Promise<Settings> } | undefined;
  return {
    ...settings,
    read: () => {
      const now = clock.now();
      if (!known || now - known.at >= FRESH_FOR) {
        const read = settings.read();
        const mine = { at: now, read };
        known = mine;
        // What failed is read again at once.
        read.catch(() => {
          if (known === mine) known = undefined;
        });
      }
      return known.read;
    },
    replace: (next, change) => {
      known = undefined;
      return settings.replace(next, change);
    },
  };
}

/** The same for one call of a page, which sees one version of the settings and reads it once. */
export function settingsReadOnce(settings: SettingsStore): SettingsStore {
  let known: Promise<Settings> | undefined;
  return {
    ...settings,
    read: () => (known ??= settings.read()),
    replace: (next, change) => {
      known = undefined;
      return settings.replace(next, change);
    },
  };
}

/** The same together with the daily limit, which is read in the same call to the store. */
export function standingReadOnce(access: StoreAccess, settings: SettingsStore) {
  let known: Promise<{ settings: Settings; breaker: Breaker }> | undefined;
  const standing = () => (known ??= readStanding(access));
  const readOnce: SettingsStore = {
    ...settings,
    read: async () => (await standing()).settings,
    replace: (next, change) => {
      known = undefined;
      return settings.replace(next, change);
    },
  };
  return { settings: readOnce, standing };
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
    doctorSeen: async () => (await attempt(() => kvs.get<{ at: number }>(keys.doctor))) !== undefined,
    recordDoctor: (at) => attempt(() => kvs.set(keys.doctor, { at })),
    missedScannedTo: async () =>
      (await attempt(() => kvs.get<{ scannedTo: number }>(keys.missedScan)))?.scannedTo,
    recordMissedScan: (scannedTo) => attempt(() => kvs.set(keys.missedScan, { scannedTo })),
  };
}

/** The figures of the page as they were last counted. */
export function createSummaryStore({ kvs, attempt }: StoreAccess): SummaryStore {
  return {
    read: () => attempt(() => kvs.get<CountedSummary>(keys.summary)),
    replace: (summary) => attempt(() => kvs.set(keys.summary, summary)),
  };
}
