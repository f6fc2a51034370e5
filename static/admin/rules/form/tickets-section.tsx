import type { ReactElement } from 'react';
import { LinesSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';
import { SeveralOf } from '../../choices/select-fields';
import { chosenNames, namedOptions } from './field-options';
import type { ChoicesProps } from './section-props';

/** Which tickets start the rule, and what they have to reach. */
export function TicketsSection({ draft, change, problemOf, choices }: ChoicesProps): ReactElement {
  const words = useWords();
  const names = (field: 'issueTypes' | 'statuses' | 'resolutions') => ({
    id: `rule-${field}`,
    options: namedOptions(choices[field]),
    chosen: chosenNames(draft[field], choices[field]),
    problem: problemOf(field),
    onChoose: (options: readonly { value: string }[]) => {
      change({ [field]: options.map(({ value }) => value) });
    },
  });
  return (
    <>
      <SeveralOf
        {...names('issueTypes')}
        label={words.text('ruleForm.issueTypes')}
        help={words.text('ruleForm.issueTypesHelp')}
        placeholder={words.text('rules.everyType')}
      />
      {choices.requestTypeField === null ? null : (
        <LinesSetting
          id="rule-request-types"
          label={words.text('ruleForm.requestTypes')}
          help={words.text('ruleForm.requestTypesHelp')}
          problem={problemOf('requestTypes')}
          start={draft.requestTypes}
          onType={(requestTypes) => {
            change({
              requestTypes,
              requestTypeField: draft.requestTypeField ?? choices.requestTypeField,
            });
          }}
        />
      )}
      <SeveralOf
        {...names('statuses')}
        label={words.text('ruleForm.statuses')}
        help={words.text('ruleForm.statusesHelp')}
      />
      <SeveralOf
        {...names('resolutions')}
        label={words.text('ruleForm.resolutions')}
        help={words.text('ruleForm.resolutionsHelp')}
      />
    </>
  );
}
