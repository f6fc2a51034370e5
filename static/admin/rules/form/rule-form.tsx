import { Button, Form, FormFooter, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import type { TabProps } from '../../page/page-props';
import { Section, useProblemWords } from '../../settings/section';
import type { TicketRule } from '../rule-words';
import { ChoicesSections } from './choices-sections';
import { FormActions } from './form-actions';
import { NameAndProject } from './name-and-project';
import { useRuleForm } from './use-rule-form';

export interface RuleFormProps extends TabProps {
  /** The rule that is edited, null for a new one. */
  rule: TicketRule | null;
  onClose: () => void;
}

/** Adds a rule or edits one: name and project first, then what the project has to choose from. */
export function RuleForm(props: RuleFormProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { rule, onClose, onReload } = props;
  const form = useRuleForm(props);
  const section = {
    draft: form.draft,
    change: form.change,
    problemOf: (field: keyof typeof form.draft) => inWords(form.shown[field]),
  };
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Inline>
          <Button appearance="subtle" iconBefore="arrow-left" autoFocus onClick={onClose}>
            {words.text('ruleForm.back')}
          </Button>
        </Inline>
        <Heading as="h2" size="medium">
          {rule === null
            ? words.text('ruleForm.addHeading')
            : words.text('ruleForm.editHeading', { rule: rule.name })}
        </Heading>
        <Aside>{words.text(rule === null ? 'ruleForm.addIntroduction' : 'ruleForm.editIntroduction')}</Aside>
        {rule?.mode === 'live' ? (
          <SectionMessage appearance="warning" title={words.text('ruleForm.isLive')}>
            <Text>{words.text('ruleForm.isLiveText')}</Text>
          </SectionMessage>
        ) : null}
      </Stack>
      <Form onSubmit={() => void form.save()}>
        <Stack space="space.400">
          <Section heading={words.text('ruleForm.basics')}>
            <NameAndProject {...section} onProject={form.chooseProject} />
          </Section>
          {form.draft.projectKey === '' ? (
            <Aside>{words.text('ruleForm.projectFirst')}</Aside>
          ) : (
            <ChoicesSections
              {...section}
              teams={props.settings.teams}
              state={form.choices.state}
              onRetry={form.choices.reload}
            />
          )}
        </Stack>
        <FormFooter align="start">
          <FormActions
            isBusy={form.isBusy}
            isIncomplete={form.isTried && !form.isValid}
            refusal={form.refusal}
            onCancel={onClose}
            onReload={() => {
              form.forgetRefusal();
              void onReload();
            }}
          />
        </FormFooter>
      </Form>
    </Stack>
  );
}
