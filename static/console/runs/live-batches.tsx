import { Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunRow } from '../../../src/contract/runs';
import { BatchBar } from './batch-bar';
import { liveBatches } from './batches';

/** Each bar is one more call every few seconds; older batches are seen in the table. */
const MOST_BARS = 3;

/** A bar for each of the newest batches that are under way. */
export function LiveBatches({ runs }: { runs: readonly RunRow[] }): ReactElement | null {
  const batches = liveBatches(runs).slice(0, MOST_BARS);
  if (batches.length === 0) return null;
  return (
    <Stack space="space.150">
      {batches.map((id) => (
        <BatchBar key={id} id={id} />
      ))}
    </Stack>
  );
}
