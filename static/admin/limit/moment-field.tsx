import { Box, DatePicker, Inline, Label, TimePicker, xcss } from '@forge/react';
import type { ReactElement } from 'react';
import { useWords } from '../../shared/words';

/** A day and a time as they were chosen: yyyy-MM-dd and HH:mm, empty while they are not. */
export interface DayAndTime {
  date: string;
  time: string;
}

const partStyle = xcss({ width: '240px' });

/** A moment in the site's time zone. */
export function MomentField(props: {
  id: string;
  /** Such as "From". */
  label: string;
  chosen: DayAndTime;
  onChoose: (chosen: DayAndTime) => void;
}): ReactElement {
  const words = useWords();
  const { id, label, chosen, onChoose } = props;
  return (
    <Inline space="space.200" shouldWrap>
      <Box xcss={partStyle}>
        <Label labelFor={`${id}-date`}>{words.text('limit.bulk.day', { label })}</Label>
        <DatePicker
          id={`${id}-date`}
          name={`${id}-date`}
          locale={words.locale}
          placeholder={words.text('offboard.dayHint')}
          defaultValue={chosen.date}
          shouldShowCalendarButton
          onChange={(date) => {
            onChoose({ ...chosen, date });
          }}
        />
      </Box>
      <Box xcss={partStyle}>
        <Label labelFor={`${id}-time`}>{words.text('limit.bulk.time', { label })}</Label>
        <TimePicker
          id={`${id}-time`}
          name={`${id}-time`}
          locale={words.locale}
          placeholder={words.text('offboard.timeHint')}
          defaultValue={chosen.time}
          timeIsEditable
          onChange={(time) => {
            onChoose({ ...chosen, time });
          }}
        />
      </Box>
    </Inline>
  );
}
