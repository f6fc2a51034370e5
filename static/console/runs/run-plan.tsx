import { DynamicTable, Heading, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PlanView } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';

const ROWS_PER_PAGE = 20;
const SECONDS_PER_MINUTE = 60;

/** The plan of a run: the groups with the access that each gives, and what becomes of the account. */
export function RunPlan({ plan }: { plan: PlanView | null }): ReactElement {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('plan.heading')}
      </Heading>
      {plan === null ? <Aside>{words.text('plan.none')}</Aside> : <KnownPlan plan={plan} />}
    </Stack>
  );
}

function KnownPlan({ plan }: { plan: PlanView }): ReactElement {
  const words = useWords();
  const minutes = Math.max(1, Math.ceil(plan.estimatedSeconds / SECONDS_PER_MINUTE));
  return (
    <Stack space="space.150">
      <Aside>
        {`${words.text('plan.read', { moment: words.moment(plan.readAt) })} ${words.counted('plan.takes', minutes)}`}
      </Aside>
      <Text>{plan.accountStep}</Text>
      <Sentences title={words.text('plan.warnings')} sentences={plan.warnings} />
      <Sentences title={words.text('plan.irreversible')} sentences={plan.irreversible} />
      {plan.irreversible.length === 0 ? <Aside>{words.text('plan.reversible')}</Aside> : null}
      {plan.removals.length === 0 ? (
        <Aside>{words.text('plan.noGroups')}</Aside>
      ) : (
        <GroupTable removals={plan.removals} />
      )}
    </Stack>
  );
}

function Sentences(props: { title: string; sentences: readonly string[] }): ReactElement | null {
  if (props.sentences.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title={props.title}>
      <List type="unordered">
        {props.sentences.map((sentence) => (
          <ListItem key={sentence}>{sentence}</ListItem>
        ))}
      </List>
    </SectionMessage>
  );
}

function GroupTable({ removals }: Pick<PlanView, 'removals'>): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('plan.caption')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{
        cells: [
          { key: 'group', width: 40, content: words.text('plan.group') },
          { key: 'gives', width: 60, content: words.text('plan.gives') },
        ],
      }}
      rows={removals.map(({ groupId, name, gives }) => ({
        key: groupId,
        cells: [
          { key: 'group', content: <Text>{name}</Text> },
          {
            key: 'gives',
            content: <Text>{gives.length === 0 ? words.text('plan.givesNothing') : words.list(gives)}</Text>,
          },
        ],
      }))}
    />
  );
}
