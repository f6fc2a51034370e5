import { Box, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ImportView } from '../../../src/contract/imports';
import { statusLozenge } from '../../shared/statuses';
import { Aside } from '../../shared/states';
import { useWords, type Words } from '../../shared/words';
import { dayInWords } from '../inactive/signals';
import { openRunButton } from '../runs/open-run-button';
import { ROW_STATES, stateLozenge } from './states';

/** How far reading and judging are. */
export function JudgingProgress({ imported }: { imported: ImportView }): ReactElement {
  const words = useWords();
  const { rows, states, stage } = imported;
  const judged = rows - (states.unjudged ?? 0);
  const text =
    stage === 'dates'
      ? words.text('import.dates.reading')
      : stage === 'reading'
        ? words.text('import.readSoFar', { rows: rows.toLocaleString(words.locale) })
        : words.text('import.judgedSoFar', {
            judged: judged.toLocaleString(words.locale),
            rows: rows.toLocaleString(words.locale),
          });
  return (
    <Stack space="space.100">
      <Box role="status">
        <Text weight="medium">{text}</Text>
      </Box>
      <ProgressBar
        ariaLabel={text}
        value={rows === 0 ? 0 : judged / rows}
        isIndeterminate={stage !== 'judging'}
      />
      <Aside>{words.text('import.leaveOpen')}</Aside>
    </Stack>
  );
}

/** How many rows are where, and as of when their people are known. */
export function Counts({ imported }: { imported: ImportView }): ReactElement {
  const words = useWords();
  const { states, known } = imported;
  return (
    <Stack space="space.100">
      <Inline space="space.200" rowSpace="space.100" shouldWrap>
        {ROW_STATES.flatMap((state) => {
          const number = states[state];
          return number === undefined
            ? []
            : [
                <Inline key={state} space="space.050" alignBlock="center">
                  {stateLozenge(state, words)}
                  <Text weight="medium">{number.toLocaleString(words.locale)}</Text>
                </Inline>,
              ];
        })}
      </Inline>
      {known === null ? null : (
        <Aside>
          {known.oldest === known.newest
            ? words.text('import.knownAt', { moment: knownInWords(known.newest, words) })
            : words.text('import.knownBetween', {
                oldest: knownInWords(known.oldest, words),
                newest: knownInWords(known.newest, words),
              })}
        </Aside>
      )}
    </Stack>
  );
}

const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was learned of people has a day only; who was asked about has a moment. */
const knownInWords = (at: string, words: Words): string =>
  IS_DAY.test(at) ? dayInWords(at, words) : words.moment(at);

/** How far the runs are, the first one apart. */
export function RunProgress(props: {
  imported: ImportView;
  onOpenRun: (runId: string) => void;
}): ReactElement {
  const { imported } = props;
  const words = useWords();
  const { people, ended, successes } = imported.totals;
  const { canary, stage, rows, states } = imported;
  const text = words.text('import.progress', {
    ended: ended.toLocaleString(words.locale),
    people: people.toLocaleString(words.locale),
  });
  return (
    <Stack space="space.200">
      <Stack space="space.100">
        <Box role="status">
          <Text weight="medium">{text}</Text>
        </Box>
        <ProgressBar
          ariaLabel={text}
          value={people === 0 ? 1 : ended / people}
          appearance={successes === rows ? 'success' : 'default'}
        />
        <Counts imported={imported} />
      </Stack>
      {(states.held ?? 0) === 0 ? null : (
        <SectionMessage appearance="warning" title={words.counted('import.held', states.held ?? 0)}>
          <Text>{words.text('import.heldText')}</Text>
        </SectionMessage>
      )}
      {canary === null || (stage !== 'canary' && stage !== 'asking') ? null : (
        <Stack space="space.050">
          <Inline space="space.100" alignBlock="center" shouldWrap>
            <Text weight="medium">{words.text('import.first')}</Text>
            {openRunButton(canary.person.displayName, () => {
              props.onOpenRun(canary.runId);
            })}
            {statusLozenge(canary.status, words)}
          </Inline>
          {canary.words === null ? null : <Text>{canary.words}</Text>}
          {stage === 'asking' && !canary.isVerified ? (
            <SectionMessage appearance="error" title={words.text('import.firstFailed')}>
              <Text>{words.text('import.firstFailedText')}</Text>
            </SectionMessage>
          ) : null}
        </Stack>
      )}
    </Stack>
  );
}
