import { view } from '@forge/bridge';
import { Form, Stack, useProductContext } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../shared/fields';
import { startPage } from '../shared/page';
import { Loading } from '../shared/states';
import { useWords } from '../shared/words';
import { ACTION_PROCEDURES, TEXT_INPUTS, filledIn, inputsIn, problemsIn, type ActionInputs } from './inputs';

/** A smart value says more than a description of one. */
const EXAMPLES: Readonly<Record<string, string>> = {
  leaver: '{{issue.customfield_10050.accountId}}',
  ticket: '{{issue.key}}',
};

/**
 * The fields of the action in a rule of Automation. Every change is handed over at once, so that nothing is lost when
 * its author looks at another part of the rule.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#action-configuration
 */
function ActionForm({ extension }: { extension: unknown }): ReactElement {
  const words = useWords();
  const [inputs, setInputs] = useState(() => inputsIn(extension));
  const problems = problemsIn(extension);

  const change = (changes: Partial<ActionInputs>): void => {
    const changed = { ...inputs, ...changes };
    setInputs(changed);
    void view.submit(filledIn(changed));
  };
  const textField = (name: 'permit' | (typeof TEXT_INPUTS)[number]): ReactElement => (
    <TextSetting
      key={name}
      id={name}
      label={words.text(`automation.${name}`)}
      help={words.text(`automation.${name}Help`, { example: EXAMPLES[name] ?? '' })}
      problem={problems[name] ?? null}
      start={inputs[name]}
      onType={(text) => {
        change({ [name]: text });
      }}
    />
  );
  return (
    <Form
      onSubmit={() => {
        void view.submit(filledIn(inputs));
      }}
    >
      <Stack space="space.150">
        {textField('permit')}
        <ChoiceSetting
          id="procedure"
          label={words.text('automation.procedure')}
          help={words.text('automation.procedureHelp')}
          value={inputs.procedure}
          options={ACTION_PROCEDURES.map((value) => ({ value, label: words.text(`runProcedures.${value}`) }))}
          onChoose={(procedure) => {
            change({ procedure });
          }}
        />
        {TEXT_INPUTS.map(textField)}
        <SwitchSetting
          id="urgent"
          label={words.text('automation.urgent')}
          help={words.text('automation.urgentHelp')}
          isOn={inputs.urgent}
          onSwitch={(urgent) => {
            change({ urgent });
          }}
        />
      </Stack>
    </Form>
  );
}

function Action(): ReactElement {
  const words = useWords();
  const context = useProductContext();
  return context === undefined ? (
    <Loading what={words.text('automation.what')} />
  ) : (
    <ActionForm extension={context.extension} />
  );
}

startPage(<Action />);
