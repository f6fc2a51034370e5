import { Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ReviewResult, SeenCandidate } from '../../../../src/contract/candidates';
import { AskButton } from '../../../shared/ask-button';
import { callOperator } from '../../../shared/call';
import { SwitchSetting, TextSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';

const USUAL_DAYS = '90';
const MOST_DAYS = 3650;

/** Takes people off their way for some days or for ever; says why. */
export function DismissButton(props: {
  people: SeenCandidate[];
  /** Whether it stops something that was begun. */
  isUnderWay: boolean;
  onDone: (result: ReviewResult) => Promise<void>;
}): ReactElement {
  const { people, isUnderWay, onDone } = props;
  const words = useWords();
  const [typedDays, setDays] = useState(USUAL_DAYS);
  const [isForEver, setForEver] = useState(false);
  const [why, setWhy] = useState('');
  const days = Number(typedDays);
  const isDays = Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
  const kind = isUnderWay ? 'stop' : 'dismiss';
  return (
    <AskButton
      label={words.counted(`candidates.${kind}`, people.length)}
      title={words.counted(`candidates.${kind}`, people.length)}
      sentence={words.text(`candidates.${kind}Sentence`)}
      confirmLabel={words.text(`candidates.${kind}Confirm`)}
      keepLabel={words.text('candidates.cancel')}
      refusedTitle={words.text('candidates.refused')}
      appearance="warning"
      width="medium"
      isIncomplete={why.trim() === '' || (!isForEver && !isDays)}
      onConfirm={async () => {
        const payload = { people, days: isForEver ? null : days, why: why.trim() };
        await onDone(await callOperator('dismissCandidates', payload));
      }}
    >
      <Stack space="space.150">
        <SwitchSetting
          id="dismiss-for-ever"
          label={words.text('candidates.dismissForEver')}
          help={words.text('candidates.dismissForEverHelp')}
          isOn={isForEver}
          onSwitch={setForEver}
        />
        {isForEver ? null : (
          <TextSetting
            id="dismiss-days"
            type="number"
            label={words.text('candidates.dismissDays')}
            help={words.text('candidates.dismissDaysHelp')}
            problem={isDays ? null : words.text('candidates.dismissDaysProblem')}
            start={typedDays}
            onType={setDays}
          />
        )}
        <TextSetting
          id="dismiss-why"
          label={words.text('candidates.dismissWhy')}
          help={words.text('candidates.dismissWhyHelp')}
          problem={null}
          start={why}
          onType={setWhy}
        />
      </Stack>
    </AskButton>
  );
}
