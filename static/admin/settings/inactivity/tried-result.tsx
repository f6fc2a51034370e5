import { SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { TriedRule } from '../../../../src/contract/people';
import { dayInWords } from '../../../console/inactive/signals';
import { useWords } from '../../../shared/words';

/** What a rule would say of everybody who is known. */
export interface Tried extends Omit<TriedRule, 'next'> {
  /** yyyy-MM-dd; null for today. */
  asOf: string | null;
}

/** Whom a rule names, and what is not known about that. */
export function TriedResult({ tried }: { tried: Tried }): ReactElement {
  const words = useWords();
  const { asOf, people, hit, unknown, examples, past } = tried;
  const title =
    asOf === null
      ? words.text('settings.inactivity.tried', { hit, people })
      : words.text('settings.inactivity.triedOn', { day: dayInWords(asOf, words), hit, people });
  return (
    <SectionMessage appearance="information" title={title}>
      <Stack space="space.050">
        <Text>{words.text('settings.inactivity.triedUnknown', { unknown })}</Text>
        {examples.length === 0 ? null : (
          <Text>
            {words.text('settings.inactivity.triedPeople', {
              people: words.list(examples.map(({ displayName }) => displayName)),
            })}
          </Text>
        )}
        {past === null || asOf === null ? null : <PastCoverage past={past} asOf={asOf} />}
      </Stack>
    </SectionMessage>
  );
}

/** What cannot be known about an earlier day. */
function PastCoverage(props: { past: NonNullable<TriedRule['past']>; asOf: string }): ReactElement {
  const { notThere, replaced, startedAt } = props.past;
  const words = useWords();
  return (
    <>
      {replaced === 0 ? null : <Text>{words.counted('settings.inactivity.past.replaced', replaced)}</Text>}
      {notThere === 0 ? null : <Text>{words.counted('settings.inactivity.past.notThere', notThere)}</Text>}
      {startedAt === null || startedAt.slice(0, 10) <= props.asOf ? null : (
        <Text>{words.text('settings.inactivity.past.before', { day: words.day(startedAt) })}</Text>
      )}
      <Text>{words.text('settings.inactivity.past.asToday')}</Text>
    </>
  );
}
