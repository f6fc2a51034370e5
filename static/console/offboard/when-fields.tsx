import { Box, DatePicker, ErrorMessage, HelperMessage, Inline, Label, Stack, TimePicker } from '@forge/react';
import type { ReactElement } from 'react';
import { ChoiceSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import type { ChangeDraft, ConsoleSetup, OffboardDraft } from './draft';

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
  const place = { zone: setup.timeZone, time: setup.endOfDay };
  return (
    <Stack space="space.150">
      <ChoiceSetting
        id="offboard-when"
        label={words.text('offboard.when')}
        help={stopWindowInWords(setup, words.counted)}
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
  const isMoment = draft.when === 'moment';
  return (
    <Stack>
      <Inline space="space.200" shouldWrap>
        <Box>
          <Label labelFor="offboard-date">{words.text(isMoment ? 'offboard.day' : 'offboard.date')}</Label>
          <DatePicker
            id="offboard-date"
            name="offboard-date"
            locale={words.locale}
            defaultValue={draft.date}
            isInvalid={dateProblem !== null}
            shouldShowCalendarButton
            onChange={(date) => {
              change({ date });
            }}
          />
        </Box>
        {isMoment ? (
          <Box>
            <Label labelFor="offboard-time">{words.text('offboard.time')}</Label>
            <TimePicker
              id="offboard-time"
              name="offboard-time"
              locale={words.locale}
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

function stopWindowInWords(
  { stopWindowMinutes }: ConsoleSetup,
  counted: (key: 'offboard.stopWindow', count: number) => string,
): string {
  return stopWindowMinutes === 0 ? '' : counted('offboard.stopWindow', stopWindowMinutes);
}
