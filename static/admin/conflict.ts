import type { SettingsView } from '../../src/contract/settings';
import { callAdmin } from '../shared/call';

/**
 * Whether a change was refused because somebody else had changed the settings meanwhile: only the version tells, words
 * of the server are for people. When that cannot be read, it is not known, and so no conflict.
 */
export async function isConflict(shown: Pick<SettingsView, 'version'>): Promise<boolean> {
  try {
    return (await callAdmin('getSettings', {})).version !== shown.version;
  } catch {
    return false;
  }
}
