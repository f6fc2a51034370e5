import type { ReactElement } from 'react';
import { LinesSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';
import { OneOf } from '../../choices/select-fields';
import { chosenField, fieldOptions } from './field-options';
import type { ChoicesProps } from './section-props';

/** Which field says that it is urgent, and with which values. */
export function UrgencyFields({ draft, change, problemOf, choices }: ChoicesProps): ReactElement {
  const words = useWords();
  const { urgencyField } = draft;
  return (
    <>
      <OneOf
        id="rule-urgency"
        label={words.text('ruleForm.urgency')}
        help={words.text('ruleForm.urgencyHelp')}
        problem={problemOf('urgencyField')}
        options={fieldOptions(choices, ['option', 'text'])}
        chosen={urgencyField === null ? null : chosenField(urgencyField, choices)}
        onChoose={(option) => {
          change({ urgencyField: option?.value ?? null });
        }}
      />
      {urgencyField === null ? null : (
        <LinesSetting
          id="rule-urgent-values"
          label={words.text('ruleForm.urgentValues')}
          help={words.text('ruleForm.valuesHelp')}
          problem={problemOf('urgentValues')}
          start={draft.urgentValues}
          onType={(urgentValues) => {
            change({ urgentValues });
          }}
        />
      )}
    </>
  );
}
