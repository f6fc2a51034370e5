import type { ReactElement } from 'react';
import { ChoiceSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { GroupsField } from '../choices/group-fields';
import { Section, useProblemWords, type SectionProps } from './section';

/** How Leaver knows who may offboard. */
export function OperatorsSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.operators.heading')}>
      <ChoiceSetting
        id="operator-check"
        label={words.text('settings.operators.check')}
        help={words.text('settings.operators.checkHelp')}
        value={draft.operatorCheck}
        options={[
          { value: 'permission', label: words.text('settings.operators.permission') },
          { value: 'groups', label: words.text('settings.operators.groups') },
        ]}
        onChoose={(operatorCheck) => {
          change({ operatorCheck });
        }}
      />
      {draft.operatorCheck === 'groups' ? (
        <GroupsField
          id="operator-groups"
          label={words.text('settings.operators.groupIds')}
          help={words.text('settings.operators.groupIdsHelp')}
          problem={inWords(problems.operatorGroups)}
          chosen={draft.operatorGroups}
          onChoose={(operatorGroups) => {
            change({ operatorGroups });
          }}
        />
      ) : null}
    </Section>
  );
}
