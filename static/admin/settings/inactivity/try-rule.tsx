import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { InactivityRuleView, PeopleCalls } from '../../../../src/contract/people';
import { DayFilter } from '../../../console/runs/filter-fields';
import { callOperator } from '../../../shared/call';
import { useAct } from '../../../shared/use-act';
import { useWords } from '../../../shared/words';
import { inactivityOf, type InactivityDraft } from './inactivity-draft';
import { TriedResult, type Tried } from './tried-result';

const MOST_SHOWN = 10;

/** Says whom the rule in the fields would name today, or would have named on a day. Nothing is saved and nobody is touched. */
export function TryRule({ rule, isGood }: { rule: InactivityDraft; isGood: boolean }): ReactElement {
  const words = useWords();
  const { isBusy, problem, act } = useAct();
  const [day, setDay] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);

  const start = (): Promise<void> =>
    act(async () => {
      setTried(null);
      setTried(await tryWhole(inactivityOf(rule), day === '' ? null : day));
    });

  return (
    <Stack space="space.100">
      <Inline space="space.150" alignBlock="end">
        <DayFilter
          id="inactivity-as-of"
          label={words.text('settings.inactivity.asOf')}
          start=""
          placeholder={words.text('settings.inactivity.today')}
          isInvalid={false}
          onChoose={setDay}
        />
        <LoadingButton isLoading={isBusy} isDisabled={!isGood} onClick={() => void start()}>
          {words.text('settings.inactivity.try')}
        </LoadingButton>
      </Inline>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('settings.inactivity.tryFailed')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {tried === null ? null : <TriedResult tried={tried} />}
    </Stack>
  );
}

/** One part of the directory after the other. */
async function tryWhole(rule: InactivityRuleView, asOf: string | null): Promise<Tried> {
  const all: Tried = { asOf, people: 0, hit: 0, unknown: 0, examples: [], past: null };
  const day = asOf === null ? {} : { asOf };
  for (let part: number | null = 0; part !== null;) {
    const tried: PeopleCalls['tryInactivityRule']['result'] = await callOperator('tryInactivityRule', {
      rule,
      ...day,
      part,
    });
    all.people += tried.people;
    all.hit += tried.hit;
    all.unknown += tried.unknown;
    all.examples = [...all.examples, ...tried.examples].slice(0, MOST_SHOWN);
    all.past = tried.past && {
      startedAt: tried.past.startedAt,
      notThere: tried.past.notThere + (all.past?.notThere ?? 0),
      replaced: tried.past.replaced + (all.past?.replaced ?? 0),
    };
    part = tried.next;
  }
  return all;
}
