import { Heading, List, ListItem, SectionMessage, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail, RunStatusView } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
import type { TextKey } from '../../shared/texts';
import { useWords } from '../../shared/words';

/** What a run left to people, with what to do. */
export function RunLeft({ run: { outstanding, status, restoredBy } }: { run: RunDetail }): ReactElement {
  const words = useWords();
  const isOver = restoredBy?.withAccess === true;
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('run.left')}
      </Heading>
      {outstanding.length === 0 ? (
        <Aside>{words.text(nothingLeft(status))}</Aside>
      ) : (
        <SectionMessage
          appearance={isOver ? 'information' : 'warning'}
          title={isOver ? words.text('run.leftRestored') : words.counted('run.leftTitle', outstanding.length)}
        >
          <List type="unordered">
            {outstanding.map((sentence) => (
              <ListItem key={sentence}>{sentence}</ListItem>
            ))}
          </List>
        </SectionMessage>
      )}
    </Stack>
  );
}

/** An empty list means something else for each way to end. */
function nothingLeft(status: RunStatusView): TextKey {
  if (!hasEnded(status)) return 'run.leftLater';
  if (status === 'refused' || status === 'rehearsed') return 'run.leftUntouched';
  return status === 'completed' ? 'run.nothingLeft' : 'run.leftUnknown';
}
