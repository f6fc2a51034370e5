import { SectionMessage, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { BreakerView } from '../../../src/contract/breaker';
import type { Loaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';

/** Says on every tab that the daily limit holds everything, and where it is released. */
export function TrippedBanner({ breaker }: { breaker: Loaded<BreakerView> }): ReactElement | null {
  const words = useWords();
  const tripped = breaker.kind === 'loaded' ? breaker.value.tripped : null;
  if (tripped === null) return null;
  return (
    <SectionMessage appearance="error" title={words.text('limit.reached')}>
      <Text>
        {words.text('limit.reachedText', { limit: tripped.limit, moment: words.moment(tripped.at) })}
      </Text>
    </SectionMessage>
  );
}
