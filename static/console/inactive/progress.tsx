import { ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { InactiveOverview } from '../../../src/contract/people';
import { useWords } from '../../shared/words';

/** How far the learning is, while what stands below is not whole. */
export function Progress({ overview }: { overview: InactiveOverview }): ReactElement | null {
  const words = useWords();
  const { progress, learned, total, figures } = overview;
  switch (progress) {
    case 'off':
    case 'current':
      return null;
    case 'starting':
      return (
        <SectionMessage appearance="information" title={words.text('inactive.starting.header')}>
          <Text>{words.text('inactive.starting.description')}</Text>
        </SectionMessage>
      );
    case 'learning':
      return (
        <SectionMessage appearance="information" title={words.text('inactive.learning.header')}>
          <Stack space="space.100">
            <Text>{words.text('inactive.learning.description', { learned, total })}</Text>
            <ProgressBar
              ariaLabel={words.text('inactive.learning.header')}
              value={total === 0 ? 0 : learned / total}
            />
          </Stack>
        </SectionMessage>
      );
    case 'looking':
      return (
        <SectionMessage appearance="information" title={words.text('inactive.looking.header')}>
          <Text>{words.counted('inactive.looking.left', figures?.notLooked ?? 0)}</Text>
        </SectionMessage>
      );
  }
}
