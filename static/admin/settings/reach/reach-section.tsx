import { ErrorMessage } from '@forge/react';
import type { ReactElement } from 'react';
import { ChoiceSetting, LinesSetting, SwitchSetting, TextSetting } from '../../../shared/fields';
import { Aside } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import { GroupsField } from '../../choices/group-fields';
import { SeveralOf } from '../../choices/select-fields';
import { PROCEDURES } from '../../procedures';
import { Section, useProblemWords, type SectionProps } from '../section';
import { reachProblems, type ReachDraft } from './reach-draft';

/** How far operators may go. */
export function ReachSection({ draft, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const { reach } = draft;
  const problems = reachProblems(reach, draft.tellsKinds);
  const set = (changes: Partial<ReachDraft>): void => {
    change({ reach: { ...reach, ...changes } });
  };
  const options = PROCEDURES.map((value) => ({ value, label: words.text(`runProcedures.${value}`) }));
  const kindProblem = inWords(problems.accountKind);
  return (
    <Section heading={words.text('settings.reach.heading')}>
      <Aside>{words.text('settings.reach.help')}</Aside>
      <GroupsField
        id="reach-groups"
        label={words.text('settings.reach.groupIds')}
        help={words.text('settings.reach.groupIdsHelp')}
        problem={inWords(problems.groupIds)}
        chosen={reach.groupIds}
        onChoose={(groupIds) => {
          set({ groupIds });
        }}
      />
      <LinesSetting
        id="reach-domains"
        label={words.text('settings.reach.domains')}
        help={words.text('settings.reach.domainsHelp')}
        problem={inWords(problems.domains)}
        start={reach.domains}
        onType={(domains) => {
          set({ domains });
        }}
      />
      <ChoiceSetting
        id="reach-kind"
        label={words.text('settings.reach.accountKind')}
        help={words.text('settings.reach.accountKindHelp')}
        value={reach.accountKind}
        options={(['any', 'managed', 'unmanaged'] as const).map((value) => ({
          value,
          label: words.text(`settings.reach.${value}`),
        }))}
        onChoose={(accountKind) => {
          set({ accountKind });
        }}
      />
      {kindProblem === null ? null : <ErrorMessage>{kindProblem}</ErrorMessage>}
      <SeveralOf
        id="reach-procedures"
        label={words.text('settings.reach.procedures')}
        help={words.text('settings.reach.proceduresHelp')}
        problem={null}
        options={options}
        chosen={options.filter(({ value }) => reach.procedures.includes(value))}
        onChoose={(chosen) => {
          set({ procedures: PROCEDURES.filter((one) => chosen.some(({ value }) => value === one)) });
        }}
      />
      <TextSetting
        id="reach-per-day"
        type="number"
        label={words.text('settings.reach.perDay')}
        help={words.text('settings.reach.perDayHelp')}
        problem={inWords(problems.perDay)}
        start={reach.perDay}
        onType={(perDay) => {
          set({ perDay });
        }}
      />
      <SwitchSetting
        id="reach-irreversible"
        label={words.text('settings.reach.irreversible')}
        help={words.text('settings.reach.irreversibleHelp')}
        isOn={reach.irreversible}
        onSwitch={(irreversible) => {
          set({ irreversible });
        }}
      />
    </Section>
  );
}
