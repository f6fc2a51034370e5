import { Heading, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunDetail } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';

/** Access that came back after the run, by which way, and when somebody looks again. */
export function RunWatch({ run: { watch, nextLookAt } }: { run: RunDetail }): ReactElement | null {
  const words = useWords();
  if (watch.length === 0 && nextLookAt === null) return null;
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('watch.heading')}
      </Heading>
      {watch.length === 0 ? <Aside>{words.text('watch.nothing')}</Aside> : null}
      {watch.map(({ at, regained, advice }) => (
        <SectionMessage
          key={at}
          appearance="warning"
          title={words.text('watch.cameBack', { moment: words.moment(at) })}
        >
          <List type="unordered">
            {regained.map((sentence) => (
              <ListItem key={sentence}>{sentence}</ListItem>
            ))}
          </List>
          <Text>{advice}</Text>
        </SectionMessage>
      ))}
      {nextLookAt === null ? null : (
        <Aside>{words.text('watch.next', { moment: words.moment(nextLookAt) })}</Aside>
      )}
    </Stack>
  );
}
