import { Button, DynamicTable, EmptyState, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { SettingsChange } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';

const readChanges = async (): Promise<SettingsChange[]> => (await callAdmin('listChanges', {})).changes;

/** Who changed what of the settings, and when. */
export function ChangesTab(): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readChanges);
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">
        {words.text('changes.heading')}
      </Heading>
      <Aside>{words.text('changes.introduction')}</Aside>
      {state.kind === 'loading' ? <Loading what={words.text('changes.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('changes.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && state.problem !== null ? (
        <OutOfDate
          title={words.text('changes.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      ) : null}
      {state.kind === 'loaded' ? (
        <>
          <ChangesTable changes={state.value} />
          <Inline>
            <Button iconBefore="refresh" onClick={() => void reload()}>
              {words.text('changes.again')}
            </Button>
          </Inline>
        </>
      ) : null}
    </Stack>
  );
}

function ChangesTable({ changes }: { changes: readonly SettingsChange[] }): ReactElement {
  const words = useWords();
  if (changes.length === 0) {
    return (
      <EmptyState
        headingLevel={3}
        header={words.text('changes.empty.header')}
        description={words.text('changes.empty.description')}
      />
    );
  }
  return (
    <DynamicTable
      label={words.text('changes.caption')}
      isFixedSize
      head={{
        cells: [
          { key: 'when', width: 20, content: words.text('changes.when') },
          { key: 'who', width: 20, content: words.text('changes.who') },
          { key: 'what', width: 60, content: words.text('changes.change') },
        ],
      }}
      rows={changes.map(({ at, by, what }, index) => ({
        key: `${at} ${String(index)}`,
        cells: [
          { key: 'when', content: <Text>{words.moment(at)}</Text> },
          { key: 'who', content: <Text>{by.displayName}</Text> },
          {
            key: 'what',
            content: (
              <Stack space="space.050">
                {what.map((sentence) => (
                  <Text key={sentence}>{sentence}</Text>
                ))}
              </Stack>
            ),
          },
        ],
      }))}
    />
  );
}
