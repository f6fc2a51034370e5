import { Box, HelperMessage, UserPicker } from '@forge/react';
import type { ReactElement } from 'react';
import type { HandOverView } from '../../../src/contract/settings';
import { ChoiceSetting, SwitchSetting } from '../../shared/fields';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { GroupsField } from '../choices/group-fields';
import { pickedId } from '../choices/picked-person';
import { Section, type SectionProps } from './section';

const SWITCHES = ['leads', 'components', 'filters', 'dashboards', 'roles'] as const;

/** What of a leaver's work goes to the successor. */
export function HandOverSection({ draft, change }: SectionProps): ReactElement {
  const words = useWords();
  const { handOver } = draft;
  const set = (changes: Partial<HandOverView>): void => {
    change({ handOver: { ...handOver, ...changes } });
  };
  return (
    <Section heading={words.text('settings.handOver.heading')}>
      <ChoiceSetting
        id="hand-over-issues"
        label={words.text('settings.handOver.issues')}
        help={words.text('settings.handOver.issuesHelp')}
        value={handOver.issues}
        options={(['assigned', 'assigned-and-reported', 'none'] as const).map((value) => ({
          value,
          label: words.text(`settings.handOver.${value}`),
        }))}
        onChoose={(issues) => {
          set({ issues });
        }}
      />
      {SWITCHES.map((name) => (
        <SwitchSetting
          key={name}
          id={`hand-over-${name}`}
          label={words.text(`settings.handOver.${name}`)}
          help={words.text(`settings.handOver.${name}Help`)}
          isOn={handOver[name]}
          onSwitch={(isOn) => {
            set({ [name]: isOn });
          }}
        />
      ))}
      <Box xcss={fieldStyle}>
        <UserPicker
          name="default-successor"
          label={words.text('settings.handOver.successor')}
          {...(handOver.successorId === null ? {} : { defaultValue: handOver.successorId })}
          onChange={(picked: unknown) => {
            set({ successorId: pickedId(picked) });
          }}
        />
        <HelperMessage>{words.text('settings.handOver.successorHelp')}</HelperMessage>
      </Box>
      <GroupsField
        id="never-empty-groups"
        label={words.text('settings.handOver.neverEmpty')}
        help={words.text('settings.handOver.neverEmptyHelp')}
        problem={null}
        chosen={handOver.neverEmptyGroupIds}
        onChoose={(groupIds) => {
          set({ neverEmptyGroupIds: [...groupIds] });
        }}
      />
    </Section>
  );
}
