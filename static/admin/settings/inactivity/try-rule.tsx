import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { InactivePersonView, InactivityRuleView } from '../../../../src/contract/people';
import { callOperator } from '../../../shared/call';
import { useAct } from '../../../shared/use-act';
import { useWords } from '../../../shared/words';
import { inactivityOf, type InactivityDraft } from './inactivity-draft';

/** What a rule would say of everybody who is known. */
interface Tried {
  people: number;
  hit: number;
  unknown: number;
  examples: InactivePersonView[];
}

const MOST_SHOWN = 10;

/** Says whom the rule in the fields would name today. Nothing is saved and nobody is touched. */
export function TryRule({ rule, isGood }: { rule: InactivityDraft; isGood: boolean }): ReactElement {
  const words = useWords();
  const { isBusy, problem, act } = useAct();
  const [tried, setTried] = useState<Tried | null>(null);

  const start = (): Promise<void> =>
    act(async () => {
      setTried(null);
      setTried(await tryWhole(inactivityOf(rule)));
    });

  return (
    <Stack space="space.100">
      <Inline>
        <LoadingButton isLoading={isBusy} isDisabled={!isGood} onClick={() => void start()}>
          {words.text('settings.inactivity.try')}
        </LoadingButton>
      </Inline>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('settings.inactivity.tryFailed')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {tried === null ? null : <Result tried={tried} />}
    </Stack>
  );
}

function Result({ tried }: { tried: Tried }): ReactElement {
  const words = useWords();
  const { people, hit, unknown, examples } = tried;
  return (
    <SectionMessage appearance="information" title={words.text('settings.inactivity.tried', { hit, people })}>
      <Text>{words.text('settings.inactivity.triedUnknown', { unknown })}</Text>
      {examples.length === 0 ? null : (
        <Text>
          {words.text('settings.inactivity.triedPeople', {
            people: words.list(examples.map(({ displayName }) => displayName)),
          })}
        </Text>
      )}
    </SectionMessage>
  );
}

/** One part of the directory after the other. */
async function tryWhole(rule: InactivityRuleView): Promise<Tried> {
  const all: Tried = { people: 0, hit: 0, unknown: 0, examples: [] };
  for (let part: number | null = 0; part !== null;) {
    const tried: Tried & { next: number | null } = await callOperator('tryInactivityRule', { rule, part });
    all.people += tried.people;
    all.hit += tried.hit;
    all.unknown += tried.unknown;
    all.examples = [...all.examples, ...tried.examples].slice(0, MOST_SHOWN);
    part = tried.next;
  }
  return all;
}
