import type { ReactElement } from 'react';
import { ChoiceSetting, TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { GroupField } from '../choices/group-fields';
import { Section, useProblemWords, type SectionProps } from './section';

/** What becomes of the account once access is gone. */
export function AccountSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.account.heading')}>
      <GroupField
        id="holding-group"
        label={words.text('settings.account.holdingGroup')}
        help={words.text('settings.account.holdingGroupHelp')}
        problem={inWords(problems.holdingGroupId)}
        chosen={draft.holdingGroupId}
        onChoose={(holdingGroupId) => {
          change({ holdingGroupId });
        }}
      />
      <ChoiceSetting
        id="account-action"
        label={words.text('settings.account.action')}
        help={words.text('settings.account.actionHelp')}
        value={draft.accountAction}
        options={[
          { value: 'keep', label: words.text('settings.account.keep') },
          { value: 'delete', label: words.text('settings.account.delete') },
        ]}
        onChoose={(accountAction) => {
          change({ accountAction });
        }}
      />
      {draft.accountAction === 'delete' ? (
        <TextSetting
          id="after-days"
          type="number"
          label={words.text('settings.account.afterDays')}
          help={words.text('settings.account.afterDaysHelp')}
          problem={inWords(problems.afterDays)}
          start={draft.afterDays}
          onType={(afterDays) => {
            change({ afterDays });
          }}
        />
      ) : null}
    </Section>
  );
}
