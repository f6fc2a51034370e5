import type { ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { isTimeZone, timeOfDay } from '../../shared/times';
import { useWords } from '../../shared/words';
import { Section, useProblemWords, type SectionProps } from './section';

/** When a run begins. */
export function TimesSection({ draft, problems, change }: SectionProps): ReactElement {
  const words = useWords();
  const inWords = useProblemWords();
  const zone = draft.zone.trim();
  const time = isTimeZone(zone) ? timeOfDay(new Date(), zone, words.locale) : '';
  return (
    <Section heading={words.text('settings.times.heading')}>
      <TextSetting
        id="time-zone"
        label={words.text('settings.times.zone')}
        help={words.text('settings.times.zoneHelp', { time })}
        problem={inWords(problems.zone)}
        start={draft.zone}
        onType={(typed) => {
          change({ zone: typed });
        }}
      />
      <TextSetting
        id="end-of-day"
        label={words.text('settings.times.endOfDay')}
        help={words.text('settings.times.endOfDayHelp')}
        problem={inWords(problems.endOfDay)}
        start={draft.endOfDay}
        onType={(endOfDay) => {
          change({ endOfDay });
        }}
      />
      <TextSetting
        id="stop-window"
        type="number"
        label={words.text('settings.times.stopWindow')}
        help={words.text('settings.times.stopWindowHelp')}
        problem={inWords(problems.stopWindowMinutes)}
        start={draft.stopWindowMinutes}
        onType={(stopWindowMinutes) => {
          change({ stopWindowMinutes });
        }}
      />
    </Section>
  );
}
