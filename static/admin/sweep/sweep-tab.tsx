import { Heading, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { SweepForm } from './sweep-form';

/** What is done about people whose access is not used: nothing, a review, or a notice and then the end of access. */
export function SweepTab(props: TabProps): ReactElement {
  const words = useWords();
  const { answersFor } = props.settings.sweep;
  return (
    <Stack space="space.250">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('sweep.heading')}
        </Heading>
        <Aside>{words.text('sweep.introduction')}</Aside>
        {answersFor === null ? null : (
          <Aside>{words.text('sweep.answersFor', { who: answersFor.displayName })}</Aside>
        )}
      </Stack>
      <SweepForm {...props} />
    </Stack>
  );
}
