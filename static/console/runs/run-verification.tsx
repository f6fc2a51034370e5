import { DynamicTable, Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
import { useWords } from '../../shared/words';

const COLUMNS = [
  { key: 'what', width: 34 },
  { key: 'before', width: 33 },
  { key: 'after', width: 33 },
] as const;
const ROWS_PER_PAGE = 20;

/** What Jira showed before the first change and after the last one. */
export function RunVerification({ run }: { run: RunDetail }): ReactElement {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('verification.heading')}
      </Heading>
      <Aside>
        {run.verifiedAt === null
          ? words.text(hasEnded(run.status) ? 'verification.never' : 'verification.notYet')
          : words.text('verification.read', { moment: words.moment(run.verifiedAt) })}
      </Aside>
      {run.verification.length === 0 ? null : (
        <DynamicTable
          label={words.text('verification.caption')}
          isFixedSize
          rowsPerPage={ROWS_PER_PAGE}
          head={{
            cells: COLUMNS.map(({ key, width }) => ({
              key,
              width,
              content: words.text(`verification.${key}`),
            })),
          }}
          rows={run.verification.map((row, index) => ({
            key: String(index),
            cells: COLUMNS.map(({ key }) => ({ key, content: <Text>{row[key]}</Text> })),
          }))}
        />
      )}
    </Stack>
  );
}
