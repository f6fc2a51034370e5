import type { ReactElement } from 'react';
import { useWords } from '../../../shared/words';
import { OneOf, SeveralOf } from '../../choices/select-fields';
import { chosenField, fieldOptions } from './field-options';
import type { ChoicesProps } from './section-props';

/** Which fields of the ticket say who leaves, who inherits the work, and when. */
export function FieldsSection({ draft, change, problemOf, choices }: ChoicesProps): ReactElement {
  const words = useWords();
  const chosen = (id: string | null) => (id === null ? null : chosenField(id, choices));
  return (
    <>
      <SeveralOf
        id="rule-leavers"
        label={words.text('ruleForm.leavers')}
        help={words.text('ruleForm.leaversHelp')}
        problem={problemOf('leavers')}
        options={fieldOptions(choices, ['people', 'text'])}
        chosen={draft.leavers.map((id) => chosenField(id, choices))}
        onChoose={(options) => {
          change({ leavers: options.map(({ value }) => value) });
        }}
      />
      <OneOf
        id="rule-successor"
        label={words.text('ruleForm.successor')}
        help={words.text('ruleForm.optionalHelp')}
        problem={problemOf('successor')}
        options={fieldOptions(choices, ['people', 'text'])}
        chosen={chosen(draft.successor)}
        onChoose={(option) => {
          change({ successor: option?.value ?? null });
        }}
      />
      <OneOf
        id="rule-last-day"
        label={words.text('ruleForm.lastWorkingDay')}
        help={words.text('ruleForm.lastWorkingDayHelp')}
        problem={problemOf('lastWorkingDay')}
        options={fieldOptions(choices, ['date', 'moment'])}
        chosen={chosen(draft.lastWorkingDay)}
        onChoose={(option) => {
          change({ lastWorkingDay: option?.value ?? null });
        }}
      />
    </>
  );
}
