import type { ReactElement } from 'react';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { Section, useProblemWords, type SectionProps } from './section';

/** Who reads what on the ticket. */
export function ReportSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.report.heading')}>
      <ChoiceSetting
        id="visible-to"
        label={words.text('settings.report.visibility')}
        help={words.text('settings.report.visibilityHelp')}
        value={draft.visibleTo}
        options={[
          { value: 'everyone', label: words.text('settings.report.everyone') },
          { value: 'role', label: words.text('settings.report.role') },
          { value: 'group', label: words.text('settings.report.group') },
        ]}
        onChoose={(visibleTo) => {
          change({ visibleTo });
        }}
      />
      {draft.visibleTo === 'everyone' ? null : (
        <TextSetting
          id="visible-to-name"
          label={words.text(`settings.report.${draft.visibleTo}Name`)}
          help={words.text('settings.report.nameHelp')}
          problem={inWords(problems.visibleToName)}
          start={draft.visibleToName}
          onType={(visibleToName) => {
            change({ visibleToName });
          }}
        />
      )}
      <SwitchSetting
        id="tell-requester"
        label={words.text('settings.report.tellRequester')}
        help={words.text('settings.report.tellRequesterHelp')}
        isOn={draft.tellRequester}
        onSwitch={(tellRequester) => {
          change({ tellRequester });
        }}
      />
    </Section>
  );
}
