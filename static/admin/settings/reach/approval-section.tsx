import type { ReactElement } from 'react';
import { SwitchSetting, TextSetting } from '../../../shared/fields';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import { Section, useProblemWords, type SectionProps } from '../section';
import { approvalProblems, type ApprovalDraft } from './reach-draft';

/** When a second person must agree. */
export function ApprovalSection({ draft, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { approval } = draft;
  const problems = approvalProblems(approval);
  const set = (changes: Partial<ApprovalDraft>): void => {
    change({ approval: { ...approval, ...changes } });
  };
  return (
    <Section heading={words.text('settings.approval.heading')}>
      <Aside>{words.text('settings.approval.help')}</Aside>
      <TextSetting
        id="approval-over"
        type="number"
        label={words.text('settings.approval.overPeople')}
        help={words.text('settings.approval.overPeopleHelp')}
        problem={inWords(problems.overPeople)}
        start={approval.overPeople}
        onType={(overPeople) => {
          set({ overPeople });
        }}
      />
      {(['irreversible', 'sweeps'] as const).map((name) => (
        <SwitchSetting
          key={name}
          id={`approval-${name}`}
          label={words.text(`settings.approval.${name}`)}
          help={words.text(`settings.approval.${name}Help`)}
          isOn={approval[name]}
          onSwitch={(isOn) => {
            set({ [name]: isOn });
          }}
        />
      ))}
      <TextSetting
        id="approval-expires"
        type="number"
        label={words.text('settings.approval.expires')}
        help={words.text('settings.approval.expiresHelp')}
        problem={inWords(problems.expiresAfterHours)}
        start={approval.expiresAfterHours}
        onType={(expiresAfterHours) => {
          set({ expiresAfterHours });
        }}
      />
    </Section>
  );
}
