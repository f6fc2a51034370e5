import { Box, Button, ButtonGroup, Heading, Inline, Lozenge, Stack, Text, User } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { PersonPreview } from '../../../src/contract/calls';
import type { PlanView } from '../../../src/contract/runs';
import { durationInWords, GroupTable, InventoryTable, PlanMessages } from '../../shared/plan-parts';
import { Aside } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords } from '../../shared/words';

/**
 * What would happen to one person; the details can be folded away, what cannot be undone stays marked.
 * @param props.onTakeOut left out where nobody can be taken out of the list
 */
export function PersonPlan(props: {
  person: PersonPreview;
  startsOpen: boolean;
  onTakeOut?: () => void;
}): ReactElement {
  const { person, onTakeOut } = props;
  const words = useWords();
  const [isOpen, setOpen] = useState(props.startsOpen);
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Inline space="space.200" rowSpace="space.100" spread="space-between" alignBlock="center" shouldWrap>
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <User accountId={person.accountId} hideDisplayName />
            <Heading as="h3" size="small">
              {person.displayName}
            </Heading>
            {person.allowed ? null : (
              <Lozenge appearance="removed">{words.text('preview.isRefused')}</Lozenge>
            )}
            {person.allowed && person.plan.irreversible.length > 0 ? (
              <Lozenge appearance="moved">{words.text('preview.isFinal')}</Lozenge>
            ) : null}
            {person.allowed && person.plan.warnings.length > 0 ? (
              <Lozenge>{words.text('planned.warnings')}</Lozenge>
            ) : null}
            {person.allowed && person.approval.length > 0 ? (
              <Lozenge appearance="inprogress">{words.text('preview.needsApproval')}</Lozenge>
            ) : null}
          </Inline>
          <ButtonGroup label={words.text('preview.actions', { person: person.displayName })}>
            {person.allowed ? (
              <Button
                appearance="subtle"
                spacing="compact"
                iconBefore={isOpen ? 'chevron-down' : 'chevron-right'}
                onClick={() => {
                  setOpen(!isOpen);
                }}
              >
                {words.text(isOpen ? 'preview.hide' : 'preview.show')}
              </Button>
            ) : null}
            {onTakeOut === undefined ? null : (
              <Button appearance="subtle" spacing="compact" iconBefore="cross" onClick={onTakeOut}>
                {words.text('preview.takeOut')}
              </Button>
            )}
          </ButtonGroup>
        </Inline>
        {person.allowed ? (
          <Plan plan={person.plan} person={person.displayName} isOpen={isOpen} />
        ) : (
          <Text>{person.reason}</Text>
        )}
      </Stack>
    </Box>
  );
}

function Plan({ plan, person, isOpen }: { plan: PlanView; person: string; isOpen: boolean }): ReactElement {
  const words = useWords();
  const groups =
    plan.removals.length === 0
      ? words.text('planned.noGroups')
      : words.counted('planned.groups', plan.removals.length);
  const duration = durationInWords(plan.estimatedSeconds, words);
  if (!isOpen) return <Aside>{`${groups} ${plan.accountStep}`}</Aside>;
  return (
    <Stack space="space.150">
      <Text>{`${groups} ${words.text('planned.takes', { duration })}`}</Text>
      {plan.removals.length === 0 ? null : <GroupTable plan={plan} person={person} />}
      <InventoryTable plan={plan} person={person} />
      <Stack space="space.050">
        <Heading as="h4" size="xsmall">
          {words.text('planned.account')}
        </Heading>
        <Text>{plan.accountStep}</Text>
      </Stack>
      <PlanMessages plan={plan} />
      {plan.irreversible.length === 0 ? <Aside>{words.text('plan.reversible')}</Aside> : null}
    </Stack>
  );
}
