import { Heading, List, ListItem, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { ChoiceSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords, type Words } from '../../shared/words';
import { PROCEDURES, stepsOf } from '../procedures';
import type { SettingsDraft } from './draft';
import { Section } from './section';

/** What each procedure does, in its order; its options are the fields around it. */
export function ProcedureSection({ draft }: { draft: SettingsDraft }): ReactElement {
  const words = useWords();
  const [order, setOrder] = useState<'planned' | 'urgent'>('planned');
  return (
    <Section heading={words.text('procedures.heading')}>
      <ChoiceSetting
        id="procedures-order"
        label={words.text('procedures.order')}
        help={words.text('procedures.help')}
        value={order}
        options={[
          { value: 'planned', label: words.text('procedures.planned') },
          { value: 'urgent', label: words.text('procedures.urgent') },
        ]}
        onChoose={setOrder}
      />
      {PROCEDURES.map((procedure) => (
        <Stack key={procedure} space="space.050">
          <Heading as="h4" size="xsmall">
            {words.text(`procedures.names.${procedure}`)}
          </Heading>
          <Aside>{words.text(`procedures.purpose.${procedure}`)}</Aside>
          <List type="ordered">
            {stepsOf(procedure, order).map((step) => (
              <ListItem key={step}>{stepInWords(step, draft, words)}</ListItem>
            ))}
          </List>
        </Stack>
      ))}
    </Section>
  );
}

function stepInWords(step: ReturnType<typeof stepsOf>[number], draft: SettingsDraft, words: Words): string {
  const { accountAction, afterDays, stopWindowMinutes } = draft;
  if (step === 'check' && isZero(stopWindowMinutes)) return words.text('procedures.steps.checkAtOnce');
  if (step === 'account') {
    const account = accountAction === 'delete' && isZero(afterDays) ? 'deleteAtOnce' : accountAction;
    return words.text(`procedures.account.${account}`, { days: afterDays.trim() });
  }
  return words.text(`procedures.steps.${step}`, { minutes: stopWindowMinutes.trim() });
}

const isZero = (typed: string): boolean => /^0+$/.test(typed.trim());
