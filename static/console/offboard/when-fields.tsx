import {
  Box,
  DatePicker,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  Stack,
  TimePicker,
  xcss,
} from '@forge/react';
import type { ReactElement } from 'react';
import { ChoiceSetting } from '../../shared/fields';
import { useWords, type Words } from '../../shared/words';
import { useFieldId } from './form-name';
import type { ChangeDraft, ConsoleSetup, OffboardDraft } from './draft';

const dayStyle = xcss({ width: '240px' });
const timeStyle = xcss({ width: '240px' });

interface WhenFieldsProps {
  draft: OffboardDraft;
  setup: ConsoleSetup;
  change: ChangeDraft;
  dateProblem: string | null;
  timeProblem: string | null;
}

/** At once, at the end of the last working day, or at a time; all in the time zone of the site. */
export function WhenFields(props: WhenFieldsProps): ReactElement {
  const { draft, setup, change } = props;
  const words = useWords();
  const id = useFieldId();
  const place = { zone: setup.timeZone, time: setup.endOfDay };
  return (
    <Stack space="space.150">
      <ChoiceSetting
        id={id('when')}
        label={words.text('offboard.when')}
        help={stopWindowInWords(setup, words)}
        value={draft.when}
        options={[
          { value: 'now', label: words.text('offboard.now') },
          { value: 'date', label: words.text('offboard.lastDay', place) },
          { value: 'moment', label: words.text('offboard.exactTime', place) },
        ]}
        onChoose={(when) => {
          change({ when });
        }}
      />
      {draft.when === 'now' ? null : <Day {...props} />}
    </Stack>
  );
}

function Day({ draft, setup, change, dateProblem, timeProblem }: WhenFieldsProps): ReactElement {
  const words = useWords();
  const id = useFieldId();
  const isMoment = draft.when === 'moment';
  return (
    <Stack>
      <Inline space="space.200" shouldWrap>
        <Box xcss={dayStyle}>
          <Label labelFor={id('date')}>{words.text(isMoment ? 'offboard.day' : 'offboard.date')}</Label>
          <DatePicker
            id={id('date')}
            name={id('date')}
            locale={words.locale}
            placeholder={words.text('offboard.dayHint')}
            defaultValue={draft.date}
            isInvalid={dateProblem !== null}
            shouldShowCalendarButton
            onChange={(date) => {
              change({ date });
            }}
          />
        </Box>
        {isMoment ? (
          <Box xcss={timeStyle}>
            <Label labelFor={id('time')}>{words.text('offboard.time')}</Label>
            <TimePicker
              id={id('time')}
              name={id('time')}
              locale={words.locale}
              placeholder={words.text('offboard.timeHint')}
              defaultValue={draft.time}
              isInvalid={timeProblem !== null}
              timeIsEditable
              onChange={(time) => {
                change({ time });
              }}
            />
          </Box>
        ) : null}
      </Inline>
      {[dateProblem, timeProblem].map((problem) =>
        problem === null ? null : <ErrorMessage key={problem}>{problem}</ErrorMessage>,
      )}
      <HelperMessage>{words.text('offboard.zone', { zone: setup.timeZone })}</HelperMessage>
    </Stack>
  );
}

function stopWindowInWords({ stopWindowMinutes }: ConsoleSetup, words: Words): string {
  return stopWindowMinutes === 0
    ? words.text('offboard.noStopWindow')
    : words.counted('offboard.stopWindow', stopWindowMinutes);
}
