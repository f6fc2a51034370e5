import type { ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { Section, useProblemWords, type SectionProps } from './section';

/** Where the end of the evidence's log is kept beside the app, and how long evidence stays. */
export function EvidenceSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const isNowhere = draft.logTicketKey.trim() === '';
  return (
    <Section heading={words.text('settings.evidence.heading')}>
      <TextSetting
        id="log-ticket"
        label={words.text('settings.evidence.logTicket')}
        help={words.text(isNowhere ? 'settings.evidence.noLogTicket' : 'settings.evidence.logTicketHelp')}
        problem={inWords(problems.logTicketKey)}
        start={draft.logTicketKey}
        onType={(logTicketKey) => {
          change({ logTicketKey });
        }}
      />
      <TextSetting
        id="keep-days"
        type="number"
        label={words.text('settings.evidence.keepDays')}
        help={words.text('settings.evidence.keepDaysHelp')}
        problem={inWords(problems.keepDays)}
        start={draft.keepDays}
        onType={(keepDays) => {
          change({ keepDays });
        }}
      />
    </Section>
  );
}
