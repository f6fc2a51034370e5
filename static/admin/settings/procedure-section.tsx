import { Heading, List, ListItem, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords, type Words } from '../../shared/words';
import { PROCEDURES, stepsOf } from '../procedures';
import type { SettingsDraft } from './draft';
import { Section } from './section';

/** What each procedure does, in its order; its options are the fields around it. */
export function ProcedureSection({ draft }: { draft: SettingsDraft }): ReactElement {
  const words = useWords();
  return (
    <Section heading={words.text('procedures.heading')}>
      <Aside>{words.text('procedures.help')}</Aside>
      {PROCEDURES.map((procedure) => (
        <Stack key={procedure} space="space.050">
          <Heading as="h4" size="xsmall">
            {words.text(`procedures.names.${procedure}`)}
          </Heading>
          <List type="ordered">
            {stepsOf(procedure).map((step) => (
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
  if (step === 'check' && isZero(stopWindowMinutes)) return words.text('procedures.checkAtOnce');
  if (step === 'account') {
    const account = accountAction === 'delete' && isZero(afterDays) ? 'deleteAtOnce' : accountAction;
    return words.text(`procedures.account.${account}`, { days: afterDays.trim() });
  }
  return words.text(`procedures.steps.${step}`, { minutes: stopWindowMinutes.trim() });
}

const isZero = (typed: string): boolean => /^0+$/.test(typed.trim());
