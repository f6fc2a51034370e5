import { Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useEffect, type ReactElement } from 'react';
import type { BreakerView } from '../../../src/contract/breaker';
import { Facts } from '../../shared/facts';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import type { LoadedValue } from '../../shared/use-loaded';
import { useWords, type Words } from '../../shared/words';
import { AllowanceTable } from './allowance-table';
import { BulkButton } from './bulk-button';
import { ReleaseButton } from './release-button';
import { RequestCard } from './request-card';

/** The daily limit: how far it is used, and what two administrators agree to. */
export function LimitTab({ limit, zone }: { limit: LoadedValue<BreakerView>; zone: string }): ReactElement {
  const words = useWords();
  const { state, reload } = limit;
  // It changes with every run, and with the settings.
  useEffect(() => {
    void reload();
  }, [reload]);
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('limit.heading')}
        </Heading>
        <Aside>{words.text('limit.introduction')}</Aside>
      </Stack>
      {state.kind === 'loading' ? <Loading what={words.text('limit.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('limit.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && state.problem !== null ? (
        <OutOfDate
          title={words.text('limit.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      ) : null}
      {state.kind === 'loaded' ? <LimitState breaker={state.value} limit={limit} zone={zone} /> : null}
    </Stack>
  );
}

function LimitState(props: {
  breaker: BreakerView;
  limit: LoadedValue<BreakerView>;
  zone: string;
}): ReactElement {
  const words = useWords();
  const { breaker, limit, zone } = props;
  const page = {
    onChanged: (changed: BreakerView): Promise<void> => limit.replace(() => Promise.resolve(changed)),
    onRefused: () => void limit.reload(),
  };
  const { tripped, requests } = breaker;
  const isAsked = requests.some(({ wanted }) => wanted.kind === 'release');
  return (
    <Stack space="space.300">
      <Facts facts={factsOf(breaker, words)} />
      {tripped?.alertRefused ? (
        <SectionMessage appearance="warning" title={words.text('limit.untold')}>
          <Text>{tripped.alertRefused}</Text>
        </SectionMessage>
      ) : null}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} {...page} />
      ))}
      <Inline space="space.100" shouldWrap>
        {tripped && !isAsked ? <ReleaseButton {...page} /> : null}
        <BulkButton zone={zone} {...page} />
      </Inline>
      <AllowanceTable allowances={breaker.allowances} />
    </Stack>
  );
}

const factsOf = ({ begun, limit, activePeople, tripped }: BreakerView, words: Words) => [
  { label: words.text('limit.begun'), value: words.text('limit.ofMost', { begun, limit }) },
  {
    label: words.text('limit.activePeople'),
    value: activePeople
      ? words.text('limit.counted', { count: activePeople.count, day: words.day(activePeople.readAt) })
      : words.text('limit.notCounted'),
  },
  {
    label: words.text('limit.state'),
    value: tripped
      ? words.text('limit.heldSince', { moment: words.moment(tripped.at) })
      : words.text('limit.notReached'),
  },
];
