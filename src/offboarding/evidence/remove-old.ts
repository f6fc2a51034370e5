import type { SettingsStore } from '../ports';
import { DAY, iso, type Clock } from '../time';
import { checkpoint } from './checkpoint';
import type { EvidenceKeys, SiteLog } from './ports';

export interface RetentionParts {
  settings: SettingsStore;
  siteLog: SiteLog;
  evidenceKeys: EvidenceKeys;
  clock: Clock;
}

/** Entries of the log that one day takes away; what is left follows on the next days. */
const MOST_A_DAY = 500;

/**
 * Takes evidence away that is older than the settings want, oldest first. A signed checkpoint is left before anything
 * goes; what was cut off goes on with what an earlier day has announced.
 */
export async function removeOld(parts: RetentionParts): Promise<void> {
  const { keepDays } = (await parts.settings.read()).evidence;
  const state = await parts.siteLog.state();
  const announced = state.checkpoint?.number ?? 0;
  if (announced > state.removedTo) {
    await parts.siteLog.remove(await parts.siteLog.read(state.removedTo + 1, announced));
    return;
  }
  if (keepDays === null) return;
  const now = parts.clock.now();
  const first = state.removedTo + 1;
  const oldest = await parts.siteLog.read(first, Math.min(state.head.number, first + MOST_A_DAY - 1));
  const before = iso(now - keepDays * DAY);
  const kept = oldest.findIndex(({ at }) => at >= before);
  const old = kept < 0 ? oldest : oldest.slice(0, kept);
  const last = old.at(-1);
  if (!last) return;
  const left = checkpoint(last, iso(now), await parts.evidenceKeys.signer());
  if (await parts.siteLog.leaveCheckpoint(left, state)) await parts.siteLog.remove(old);
}
