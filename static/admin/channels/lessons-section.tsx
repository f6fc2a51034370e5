import { DynamicTable, Inline, LoadingButton, Lozenge, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ChannelsView, LessonView } from '../../../src/contract/channels';
import { callAdmin } from '../../shared/call';
import { Aside, Failed } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import { Section } from '../settings/section';

/** Which of the allowed channels was seen to work for what, and when. */
export function LessonsSection(props: {
  lessons: readonly LessonView[];
  onChannels: (channels: ChannelsView) => void;
}): ReactElement {
  const { lessons, onChannels } = props;
  const words = useWords();
  const { isBusy, problem, act } = useAct();
  const forget = (): Promise<void> =>
    act(async () => {
      onChannels(await callAdmin('forgetLessons', {}));
    });
  return (
    <Section heading={words.text('channels.lessons.heading')}>
      <Aside>{words.text(lessons.length === 0 ? 'channels.lessons.none' : 'channels.lessons.help')}</Aside>
      {lessons.length === 0 ? null : (
        <>
          <LessonTable lessons={lessons} />
          <Inline>
            <LoadingButton isLoading={isBusy} onClick={() => void forget()}>
              {words.text('channels.lessons.forget')}
            </LoadingButton>
          </Inline>
        </>
      )}
      {problem === null ? null : (
        <Failed title={words.text('channels.failed')} problem={problem} onRetry={() => void forget()} />
      )}
    </Section>
  );
}

function LessonTable({ lessons }: { lessons: readonly LessonView[] }): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('channels.lessons.heading')}
      head={{
        cells: (['what', 'channel', 'worked', 'at', 'words'] as const).map((key) => ({
          key,
          content: words.text(`channels.lessons.${key}`),
        })),
      }}
      rows={lessons.map(({ channel, what, worked, at, words: said }) => ({
        key: `${what} ${channel}`,
        cells: [
          { key: 'what', content: <Text>{what}</Text> },
          { key: 'channel', content: <Text>{words.text(`channels.names.${channel}`)}</Text> },
          {
            key: 'worked',
            content: (
              <Lozenge appearance={worked ? 'success' : 'removed'}>
                {words.text(worked ? 'channels.lessons.yes' : 'channels.lessons.no')}
              </Lozenge>
            ),
          },
          { key: 'at', content: <Text>{words.moment(at)}</Text> },
          { key: 'words', content: <Text>{said ?? ''}</Text> },
        ],
      }))}
    />
  );
}
