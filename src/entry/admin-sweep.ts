import { z } from 'zod';
import { changeSweep, type ChangeSweepParts } from '../offboarding/candidates/change-sweep';
import { sweepInputSchema } from '../offboarding/candidates/settings';
import type { SettingsEdit } from '../offboarding/change-settings';
import type { DefineAdmin } from './admin-look-ups';

/** The call that says what is done about people whose access is not used. */
export function defineSweep(
  define: DefineAdmin,
  parts: ChangeSweepParts,
  editBy: (seenVersion: number, accountId: string) => Promise<SettingsEdit>,
): void {
  define(
    'saveSweep',
    z.object({ version: z.number().int().min(0), sweep: sweepInputSchema }),
    async ({ version, sweep }, { accountId }) => changeSweep(parts, await editBy(version, accountId), sweep),
  );
}
