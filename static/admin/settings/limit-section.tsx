import type { ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { PeopleField } from '../choices/people-field';
import { Section, useProblemWords, type SectionProps } from './section';

/** How many people may begin to lose their access within a day, and who is told when more were to. */
export function LimitSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  return (
    <Section heading={words.text('settings.limit.heading')}>
      <Aside>{words.text('settings.limit.help')}</Aside>
      <TextSetting
        id="limit-absolute"
        type="number"
        label={words.text('settings.limit.absolute')}
        help={words.text('settings.limit.absoluteHelp')}
        problem={inWords(problems.limitAbsolute)}
        start={draft.limitAbsolute}
        onType={(limitAbsolute) => {
          change({ limitAbsolute });
        }}
      />
      <TextSetting
        id="limit-percent"
        type="number"
        label={words.text('settings.limit.percent')}
        help={words.text('settings.limit.percentHelp')}
        problem={inWords(problems.limitPercent)}
        start={draft.limitPercent}
        onType={(limitPercent) => {
          change({ limitPercent });
        }}
      />
      <TextSetting
        id="limit-at-least"
        type="number"
        label={words.text('settings.limit.atLeast')}
        help={words.text('settings.limit.atLeastHelp')}
        problem={inWords(problems.limitAtLeast)}
        start={draft.limitAtLeast}
        onType={(limitAtLeast) => {
          change({ limitAtLeast });
        }}
      />
      <TextSetting
        id="alert-ticket"
        label={words.text('settings.limit.ticket')}
        help={words.text('settings.limit.ticketHelp')}
        problem={inWords(problems.alertTicketKey)}
        start={draft.alertTicketKey}
        onType={(alertTicketKey) => {
          change({ alertTicketKey });
        }}
      />
      <PeopleField
        name="alerted-person"
        heading={words.text('settings.limit.people')}
        nobody={words.text('settings.limit.noPeople')}
        label={words.text('settings.limit.addPerson')}
        people={draft.alertedPeople}
        problem={inWords(problems.alertedPeople)}
        onChange={(alertedPeople) => {
          change({ alertedPeople });
        }}
      />
    </Section>
  );
}
