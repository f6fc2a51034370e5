import { Box, Button, Heading, Icon, Inline, Link, Lozenge, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ChecklistItem } from '../../../src/contract/settings';
import { Aside } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import type { AdminTab, TabProps } from '../page/page-props';
import { GLOBAL_PERMISSIONS } from '../page/addresses';
import { targetInWords } from '../rules/rule-words';

/** Where each step is done. */
const PLACES: Readonly<Record<ChecklistItem['key'], AdminTab>> = {
  doctor: 'doctor',
  operators: 'settings',
  'holding-group': 'settings',
  'ticket-rule': 'rules',
  rehearsal: 'rules',
  live: 'rules',
};

/** One step: whether it is done, what to do and where. */
export function StepCard(
  props: Pick<TabProps, 'settings' | 'onGo'> & { item: ChecklistItem; number: number; isCurrent: boolean },
): ReactElement {
  const words = useWords();
  const { item, number, isCurrent, onGo } = props;
  const place = PLACES[item.key];
  return (
    <Box xcss={cardStyle}>
      <Inline space="space.200" spread="space-between" alignBlock="center">
        <Inline space="space.150" alignBlock="center">
          <Icon
            glyph={item.done ? 'check-circle' : 'check-circle-unchecked'}
            label=""
            color={item.done ? 'color.icon.success' : 'color.icon.subtle'}
          />
          <Stack space="space.050">
            <Inline space="space.100" alignBlock="center">
              <Heading as="h3" size="xsmall">
                {words.text('start.step', { number, title: words.text(`start.steps.${item.key}`) })}
              </Heading>
              <Lozenge appearance={item.done ? 'success' : isCurrent ? 'inprogress' : 'default'}>
                {words.text(item.done ? 'start.done' : isCurrent ? 'start.next' : 'start.open')}
              </Lozenge>
            </Inline>
            <Text>{item.text}</Text>
            {item.done ? null : <MoreOf {...props} />}
          </Stack>
        </Inline>
        <Button
          appearance={isCurrent ? 'primary' : 'default'}
          onClick={() => {
            onGo(place);
          }}
        >
          {words.text('start.go', { tab: words.text(`${place}.tab`) })}
        </Button>
      </Inline>
    </Box>
  );
}

/** What the server's sentence does not say because it depends on the page. */
function MoreOf({
  item,
  settings,
}: Pick<TabProps, 'settings'> & { item: ChecklistItem }): ReactElement | null {
  const words = useWords();
  switch (item.key) {
    case 'operators':
      return (
        <>
          <Text>
            <Link href={GLOBAL_PERMISSIONS} openNewTab>
              {words.text('access.grant')}
            </Link>
          </Text>
          <Aside>{words.text('start.operatorsHelp')}</Aside>
        </>
      );
    case 'rehearsal': {
      const rule = settings.ticketRules.find(({ mode }) => mode === 'rehearsal');
      if (rule === undefined) return null;
      const values = { project: rule.projectKey, target: targetInWords(rule, words) };
      return <Aside>{words.text('start.rehearsalHelp', values)}</Aside>;
    }
    default:
      return null;
  }
}
