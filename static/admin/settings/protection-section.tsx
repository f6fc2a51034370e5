import type { ReactElement } from 'react';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { GroupsField } from '../choices/group-fields';
import { PeopleField } from '../choices/people-field';
import { Section, useProblemWords, type SectionProps } from './section';

/** Whom operators cannot offboard. */
export function ProtectionSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.protection.heading')}>
      <Aside>{words.text('settings.protection.help')}</Aside>
      <GroupsField
        id="protected-groups"
        label={words.text('settings.protection.groupIds')}
        help={words.text('settings.protection.groupIdsHelp')}
        problem={inWords(problems.protectedGroups)}
        chosen={draft.protectedGroups}
        onChoose={(protectedGroups) => {
          change({ protectedGroups });
        }}
      />
      <PeopleField
        name="protected-person"
        heading={words.text('settings.protection.people')}
        nobody={words.text('settings.protection.noPeople')}
        label={words.text('settings.protection.add')}
        people={draft.protectedPeople}
        problem={inWords(problems.protectedPeople)}
        onChange={(protectedPeople) => {
          change({ protectedPeople });
        }}
      />
    </Section>
  );
}
