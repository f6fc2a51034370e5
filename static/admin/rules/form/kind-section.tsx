import type { ReactElement } from 'react';
import { LinesSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';
import { OneOf } from '../../choices/select-fields';
import { PROCEDURES } from '../../procedures';
import { chosenField, fieldOptions } from './field-options';
import type { ChoicesProps } from './section-props';

/** Which procedure starts: by a field for the kind of leaving, or always the same. */
export function KindSection({ draft, change, problemOf, choices }: ChoicesProps): ReactElement {
  const words = useWords();
  const { kindField } = draft;
  const procedures = PROCEDURES.map((procedure) => ({
    value: procedure,
    label: words.text(`procedures.names.${procedure}`),
  }));
  return (
    <>
      <OneOf
        id="rule-kind"
        label={words.text('ruleForm.kind')}
        help={words.text('ruleForm.kindHelp')}
        problem={problemOf('kindField')}
        options={fieldOptions(choices, ['option', 'text'])}
        chosen={kindField === null ? null : chosenField(kindField, choices)}
        onChoose={(option) => {
          change({ kindField: option?.value ?? null });
        }}
      />
      {kindField === null ? (
        <OneOf
          id="rule-procedure"
          label={words.text('ruleForm.always')}
          help={words.text('ruleForm.alwaysHelp')}
          problem={problemOf('procedure')}
          isClearable={false}
          options={procedures}
          chosen={{ value: draft.procedure, label: words.text(`procedures.names.${draft.procedure}`) }}
          onChoose={(option) => {
            const procedure = PROCEDURES.find((one) => one === option?.value);
            if (procedure !== undefined) change({ procedure });
          }}
        />
      ) : (
        procedures.map(({ value, label }) => (
          <LinesSetting
            key={value}
            id={`rule-kind-${value}`}
            label={words.text('ruleForm.kindValues', { procedure: label })}
            help={words.text('ruleForm.kindValuesHelp')}
            problem={problemOf('kindValues')}
            start={draft.kindValues[value]}
            onType={(typed) => {
              change({ kindValues: { ...draft.kindValues, [value]: typed } });
            }}
          />
        ))
      )}
    </>
  );
}
