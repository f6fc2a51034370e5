import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ChecklistItem } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import type { TabProps } from '../page/page-props';
import { RulesInOneLine } from './rules-in-one-line';
import { StepCard } from './step-card';
import { StopSection } from './stop-section';

const readChecklist = async (): Promise<ChecklistItem[]> => (await callAdmin('getChecklist', {})).items;

/** The way from the installation to the first live ticket, and the button that stops everything. */
export function StartTab(props: TabProps): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readChecklist);
  return (
    <Stack space="space.300">
      {state.kind === 'loading' ? <Loading what={words.text('start.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('start.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && state.problem !== null ? (
        <OutOfDate
          title={words.text('start.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      ) : null}
      {state.kind === 'loaded' ? (
        <Checklist {...props} items={state.value} onLookAgain={() => void reload()} />
      ) : null}
      <StopSection {...props} />
    </Stack>
  );
}

/** The steps while one of them is open; after that one line, from which they can still be shown. */
function Checklist(
  props: TabProps & { items: readonly ChecklistItem[]; onLookAgain: () => void },
): ReactElement {
  const words = useWords();
  const { items, settings } = props;
  const [isShown, setShown] = useState(false);
  const done = items.filter((item) => item.done).length;
  const isOver = done === items.length;
  const current = items.find((item) => !item.done)?.key;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">
        {words.text(isOver ? 'start.over' : 'start.heading')}
      </Heading>
      {isOver ? (
        <RulesInOneLine rules={settings.ticketRules} />
      ) : (
        <>
          <Aside>{words.text('start.introduction')}</Aside>
          <Text weight="medium">{words.text('start.progress', { done, total: items.length })}</Text>
        </>
      )}
      {isOver && !isShown
        ? null
        : items.map((item, index) => (
            <StepCard
              key={item.key}
              {...props}
              item={item}
              number={index + 1}
              isCurrent={item.key === current}
            />
          ))}
      <Inline space="space.100">
        {isOver ? (
          <Button
            appearance="subtle"
            onClick={() => {
              setShown(!isShown);
            }}
          >
            {words.text(isShown ? 'start.hide' : 'start.show')}
          </Button>
        ) : (
          <Button iconBefore="refresh" onClick={props.onLookAgain}>
            {words.text('start.lookAgain')}
          </Button>
        )}
      </Inline>
    </Stack>
  );
}
