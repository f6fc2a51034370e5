import { Box, Heading, Inline, List, ListItem, Lozenge, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PersonPreview } from '../../src/contract/calls';
import type { PlanView } from '../../src/contract/runs';
import { durationInWords, PlanMessages, Sentences } from '../shared/plan-parts';
import { Aside } from '../shared/states';
import { cardStyle } from '../shared/style';
import { useWords, type Words } from '../shared/words';

/** What resolving the ticket would do to one person, for the little room beside a ticket. */
export function PlannedPerson({ person }: { person: PersonPreview }): ReactElement {
  const words = useWords();
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="xsmall">
            {person.displayName}
          </Heading>
          {person.allowed ? null : <Lozenge appearance="removed">{words.text('preview.isRefused')}</Lozenge>}
          {person.allowed && person.plan.irreversible.length > 0 ? (
            <Lozenge appearance="moved">{words.text('preview.isFinal')}</Lozenge>
          ) : null}
        </Inline>
        {person.allowed && person.approval.length > 0 ? (
          <SectionMessage appearance="information" title={words.text('preview.approval')}>
            <Sentences sentences={person.approval} />
          </SectionMessage>
        ) : null}
        {person.allowed ? <Plan plan={person.plan} /> : <Text>{person.reason}</Text>}
      </Stack>
    </Box>
  );
}

function Plan({ plan }: { plan: PlanView }): ReactElement {
  const words = useWords();
  return (
    <>
      {plan.removals.length === 0 ? (
        <Text>{words.text('planned.noGroups')}</Text>
      ) : (
        <Stack space="space.050">
          <Text>{words.counted('planned.groups', plan.removals.length)}</Text>
          <List type="unordered">
            {plan.removals.map((removal) => (
              <ListItem key={removal.groupId}>{groupInWords(removal, words)}</ListItem>
            ))}
          </List>
        </Stack>
      )}
      <Text>{plan.accountStep}</Text>
      <Holdings plan={plan} />
      <PlanMessages plan={plan} />
      <Aside>
        {words.text('planned.takes', { duration: durationInWords(plan.estimatedSeconds, words) })}
      </Aside>
    </>
  );
}

/** What changes hands or stays, kind by kind, and who inherits it. */
function Holdings({ plan: { inventory } }: { plan: PlanView }): ReactElement | null {
  const words = useWords();
  if (inventory === null || inventory.rows.length === 0) return null;
  const things = inventory.rows.map(({ what, number }) => words.text('panel.thing', { what, number }));
  const inherits =
    inventory.successors.length === 0
      ? words.text('inventory.nobodyInherits')
      : words.text('inventory.inherits', { people: words.list(inventory.successors) });
  return <Text>{`${words.text('panel.holds', { things: words.list(things) })} ${inherits}`}</Text>;
}

const groupInWords = ({ name, gives }: PlanView['removals'][number], words: Words): string =>
  gives.length === 0 ? name : words.text('panel.group', { name, gives: words.list(gives) });
