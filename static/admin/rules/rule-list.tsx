import { Button, EmptyState, Heading, Inline, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside, OutOfDate } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { useProjectChoices } from './project-choices';
import { RuleCard } from './rule-card';

/** Every ticket rule with what it waits for and whether it acts. */
export function RuleList(
  props: TabProps & {
    /** The rule that was edited last, null when one was being added. */
    lastId: string | null | undefined;
    onEdit: (id: string | null) => void;
  },
): ReactElement {
  const words = useWords();
  const { settings, lastId, onEdit } = props;
  const { state, reload } = useProjectChoices(settings.ticketRules.map(({ projectKey }) => projectKey));
  const problem = state.kind === 'loaded' ? state.value.problem : null;
  const add = (
    <Button
      appearance="primary"
      iconBefore="add"
      autoFocus={lastId === null}
      onClick={() => {
        onEdit(null);
      }}
    >
      {words.text('rules.add')}
    </Button>
  );
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('rules.heading')}
      </Heading>
      <Aside>{words.text('rules.introduction')}</Aside>
      {problem === null ? null : (
        <OutOfDate title={words.text('rules.namesFailed')} problem={problem} onRetry={() => void reload()} />
      )}
      {settings.ticketRules.length === 0 ? (
        <EmptyState
          headingLevel={3}
          header={words.text('rules.empty.header')}
          description={words.text('rules.empty.description')}
          primaryAction={add}
          buttonGroupLabel={words.text('rules.add')}
        />
      ) : (
        <>
          {settings.ticketRules.map((rule) => (
            <RuleCard
              key={rule.id}
              {...props}
              rule={rule}
              choices={state.kind === 'loaded' ? state.value.byProject.get(rule.projectKey) : undefined}
              isReading={state.kind === 'loading'}
              isFocused={lastId === rule.id}
            />
          ))}
          <Inline>{add}</Inline>
        </>
      )}
    </Stack>
  );
}
