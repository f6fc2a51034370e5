import { SectionMessage, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PlanView } from '../../src/contract/runs';
import { ofWhom } from './of-whom';
import { Sentences } from './plan-parts';
import { useWords } from './words';

interface PlannedFor {
  displayName: string;
  plan: PlanView;
}

/** Repeats, right before people are agreed to, what of their plans cannot be undone and what to mind. */
export function PlanReminders({ people }: { people: readonly PlannedFor[] }): ReactElement {
  const words = useWords();
  const warnings = ofWhom(people, ({ plan }) => plan.warnings, words);
  const irreversible = ofWhom(people, ({ plan }) => plan.irreversible, words);
  return (
    <>
      {irreversible.length === 0 ? (
        <Text>{words.text('confirm.reversible')}</Text>
      ) : (
        <SectionMessage appearance="warning" title={words.text('plan.irreversible')}>
          <Sentences sentences={irreversible} />
        </SectionMessage>
      )}
      {warnings.length === 0 ? null : (
        <SectionMessage appearance="warning" title={words.text('planned.warnings')}>
          <Sentences sentences={warnings} />
        </SectionMessage>
      )}
    </>
  );
}
