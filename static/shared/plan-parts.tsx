import { DynamicTable, Heading, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PlanView } from '../../src/contract/runs';
import { useWords, type Words } from './words';

const ROWS_PER_PAGE = 20;
const SECONDS_PER_MINUTE = 60;
/** Shorter than this is said in seconds. */
const MOST_SECONDS = 90;

/** The groups of a plan with the access that each gives. @param person whose groups they are */
export function GroupTable({ plan, person }: { plan: PlanView; person: string }): ReactElement {
  const words = useWords();
  return (
    <DynamicTable
      label={words.text('planned.caption', { person })}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{
        cells: [
          { key: 'group', width: 40, content: words.text('plan.group') },
          { key: 'gives', width: 60, content: words.text('plan.gives') },
        ],
      }}
      rows={plan.removals.map(({ groupId, name, gives }) => ({
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

/** What the person holds beside groups, kind by kind, who inherits it and how old the search of the projects is. */
export function InventoryTable({ plan, person }: { plan: PlanView; person: string }): ReactElement | null {
  const words = useWords();
  const { inventory } = plan;
  if (inventory === null) return null;
  const searched =
    inventory.indexedAt === null
      ? words.text('inventory.neverSearched')
      : words.text('inventory.searched', { moment: words.moment(inventory.indexedAt) });
  const inherits =
    inventory.successors.length === 0
      ? words.text('inventory.nobodyInherits')
      : words.text('inventory.inherits', { people: words.list(inventory.successors) });
  return (
    <Stack space="space.100">
      <Heading as="h3" size="xsmall">
        {words.text('inventory.heading')}
      </Heading>
      {inventory.rows.length === 0 ? (
        <Text>{words.text('inventory.nothing')}</Text>
      ) : (
        <DynamicTable
          label={words.text('inventory.caption', { person })}
          isFixedSize
          head={{
            cells: [
              { key: 'what', width: 30, content: words.text('inventory.what') },
              { key: 'number', width: 10, content: words.text('inventory.number') },
              { key: 'which', width: 60, content: words.text('inventory.which') },
            ],
          }}
          rows={inventory.rows.map(({ what, number, items }) => ({
            key: what,
            cells: [
              { key: 'what', content: <Text>{what}</Text> },
              { key: 'number', content: <Text>{String(number)}</Text> },
              { key: 'which', content: <Text>{items.join(', ')}</Text> },
            ],
          }))}
        />
      )}
      <Text size="small" color="color.text.subtle">
        {inventory.rows.length === 0 ? searched : `${inherits} ${searched}`}
      </Text>
    </Stack>
  );
}

/** What to mind about a plan, and what of it cannot be undone: each under its own title. */
export function PlanMessages({ plan }: { plan: PlanView }): ReactElement {
  const words = useWords();
  return (
    <>
      {plan.warnings.length === 0 ? null : (
        <SectionMessage appearance="warning" title={words.text('planned.warnings')}>
          <Sentences sentences={plan.warnings} />
        </SectionMessage>
      )}
      {plan.irreversible.length === 0 ? null : (
        <SectionMessage appearance="error" title={words.text('plan.irreversible')}>
          <Sentences sentences={plan.irreversible} />
        </SectionMessage>
      )}
    </>
  );
}

/** One sentence as it is, several as a list. */
export function Sentences({ sentences }: { sentences: readonly string[] }): ReactElement {
  if (sentences.length === 1) return <Text>{sentences[0] ?? ''}</Text>;
  return (
    <List type="unordered">
      {sentences.map((sentence) => (
        <ListItem key={sentence}>{sentence}</ListItem>
      ))}
    </List>
  );
}

/** About how long a plan takes once it starts. */
export function durationInWords(seconds: number, words: Words): string {
  return seconds <= MOST_SECONDS
    ? words.counted('planned.seconds', seconds)
    : words.counted('planned.minutes', Math.ceil(seconds / SECONDS_PER_MINUTE));
}
