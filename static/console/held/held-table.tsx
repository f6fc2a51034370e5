import { DynamicTable, Link, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { HeldPerson } from '../../../src/contract/runs';
import { addressOf, nameOf } from '../../shared/people';
import { lengthInWords } from '../../shared/times';
import { useWords, type Words } from '../../shared/words';
import { openRunButton } from '../runs/open-run-button';

const COLUMNS = [
  { key: 'person', width: 25 },
  { key: 'since', width: 28 },
  { key: 'operator', width: 22 },
  { key: 'run', width: 25 },
] as const;

const MINUTE = 60_000;

/** Who is in the holding group, for how long, and by whose run. */
export function HeldTable(props: {
  people: readonly HeldPerson[];
  onOpenRun: (runId: string) => void;
}): ReactElement {
  const words = useWords();
  const now = Date.now();
  return (
    <DynamicTable
      label={words.text('held.caption')}
      isFixedSize
      head={{ cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`held.${key}`) })) }}
      rows={props.people.map((held) => ({
        key: held.person.accountId,
        cells: [
          {
            key: 'person',
            content: <Link href={addressOf(held.person)}>{nameOf(held.person, words)}</Link>,
          },
          { key: 'since', content: <Text>{sinceInWords(held, now, words)}</Text> },
          {
            key: 'operator',
            content: (
              <Text>
                {held.operator === null ? words.text('held.notByLeaver') : nameOf(held.operator, words)}
              </Text>
            ),
          },
          { key: 'run', content: runButton(held, props.onOpenRun, words) },
        ],
      }))}
    />
  );
}

/** How long somebody has been held, with the day; Jira does not tell it of people whom others put there. */
function sinceInWords({ since }: HeldPerson, now: number, words: Words): string {
  if (since === null) return words.text('common.notKnown');
  const milliseconds = now - Date.parse(since);
  const day = words.day(since);
  if (milliseconds < MINUTE) return words.text('held.justNow', { day });
  return words.text('held.age', { age: lengthInWords(milliseconds, words.locale), day });
}

/** No component: it stands in a cell. */
function runButton(
  { runId, person }: HeldPerson,
  onOpenRun: (runId: string) => void,
  words: Words,
): ReactElement {
  if (runId === null) return <Text color="color.text.subtle">{words.text('held.noRun')}</Text>;
  return openRunButton(words.text('held.openRun', { person: person.displayName }), () => {
    onOpenRun(runId);
  });
}
