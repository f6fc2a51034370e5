import { Heading, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PlanView } from '../../../src/contract/runs';
import { durationInWords, GroupTable, InventoryTable, PlanMessages } from '../../shared/plan-parts';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';

/** The plan of a run: the groups with the access that each gives, and what becomes of the account. */
export function RunPlan(props: { plan: PlanView | null; person: string }): ReactElement {
  const words = useWords();
  const { plan } = props;
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('plan.heading')}
      </Heading>
      {plan === null ? (
        <Aside>{words.text('plan.none')}</Aside>
      ) : (
        <KnownPlan plan={plan} person={props.person} />
      )}
    </Stack>
  );
}

function KnownPlan({ plan, person }: { plan: PlanView; person: string }): ReactElement {
  const words = useWords();
  const read = words.text('plan.read', { moment: words.moment(plan.readAt) });
  const takes = words.text('planned.takes', { duration: durationInWords(plan.estimatedSeconds, words) });
  return (
    <Stack space="space.150">
      <Aside>{`${read} ${takes}`}</Aside>
      <Text>{plan.accountStep}</Text>
      <PlanMessages plan={plan} />
      {plan.irreversible.length === 0 ? <Aside>{words.text('plan.reversible')}</Aside> : null}
      {plan.removals.length === 0 ? (
        <Aside>{words.text('plan.noGroups')}</Aside>
      ) : (
        <GroupTable plan={plan} person={person} />
      )}
      <InventoryTable plan={plan} person={person} />
    </Stack>
  );
}
