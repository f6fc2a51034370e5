import { SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { DatesCounts, ImportView } from '../../../src/contract/imports';
import { useWords } from '../../shared/words';
import { dayInWords } from '../inactive/signals';

/** Why a day told nothing, in the order in which it is said. */
const LEFT_OUT = ['never', 'unreadable', 'future', 'unnamed', 'otherProducts', 'unknownPeople'] as const;

/** What the days of the file have told, and what of them told nothing. */
export function DatesTaken({ imported }: { imported: ImportView }): ReactElement | null {
  const words = useWords();
  const { dates } = imported;
  if (dates?.isDone !== true || imported.stage === 'unusable') return null;
  const { counts, fileDay, use } = dates;
  const left = LEFT_OUT.filter((why) => counts[why] > 0);
  return (
    <SectionMessage
      appearance={counts.noted === 0 ? 'warning' : 'information'}
      title={words.counted('import.dates.taken', counts.noted)}
    >
      <Stack space="space.050">
        <Text>{words.text('import.dates.takenText', { day: dayInWords(fileDay, words) })}</Text>
        {left.map((why) => (
          <Text key={why}>{leftOut(why, counts)}</Text>
        ))}
        {use === 'only' ? <Text>{words.text('import.dates.nobody')}</Text> : null}
      </Stack>
    </SectionMessage>
  );

  function leftOut(why: (typeof LEFT_OUT)[number], of: DatesCounts): string {
    return words.counted(`import.dates.left.${why}`, of[why]);
  }
}
