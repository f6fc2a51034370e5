import { Checkbox, DynamicTable, Link, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { CandidateView } from '../../../../src/contract/candidates';
import { addressOf, nameOf } from '../../../shared/people';
import { useWords, type Words } from '../../../shared/words';
import { openRunButton } from '../../runs/open-run-button';
import { ticketLink } from '../../runs/run-table';
import { whenInWords } from '../signals';

const COLUMNS = [
  { key: 'person', width: 23 },
  { key: 'unused', width: 19 },
  { key: 'when', width: 22 },
  { key: 'ticket', width: 11 },
  { key: 'history', width: 25 },
] as const;

/** Candidates with what is known of each, the dates of their way, and who moved them. */
export function CandidateTable(props: {
  candidates: readonly CandidateView[];
  ticked: ReadonlySet<string>;
  mayTick: boolean;
  onTick: (accountId: string) => void;
  onTickAll: () => void;
  onOpenRun: (runId: string) => void;
}): ReactElement {
  const words = useWords();
  const { candidates, ticked, mayTick, onTick, onTickAll, onOpenRun } = props;
  return (
    <Stack space="space.100">
      {mayTick ? (
        <Checkbox
          label={words.text('candidates.tickAll')}
          isChecked={ticked.size === candidates.length}
          onChange={onTickAll}
        />
      ) : null}
      <DynamicTable
        label={words.text('candidates.caption')}
        isFixedSize
        head={{
          cells: COLUMNS.map(({ key, width }) => ({
            key,
            width,
            content: words.text(`candidates.${key}`),
          })),
        }}
        rows={candidates.map((candidate) => ({
          key: candidate.person.accountId,
          cells: [
            {
              key: 'person',
              content: mayTick ? (
                <Checkbox
                  label={nameOf(candidate.person, words)}
                  isChecked={ticked.has(candidate.person.accountId)}
                  onChange={() => {
                    onTick(candidate.person.accountId);
                  }}
                />
              ) : (
                <Link href={addressOf(candidate.person)}>{nameOf(candidate.person, words)}</Link>
              ),
            },
            { key: 'unused', content: unusedOf(candidate, words) },
            { key: 'when', content: whenOf(candidate, words) },
            {
              key: 'ticket',
              content: candidate.ticketKey === null ? <Text> </Text> : ticketLink(candidate, words),
            },
            { key: 'history', content: historyOf(candidate, words, onOpenRun) },
          ],
        }))}
      />
    </Stack>
  );
}

// No components: they stand in cells.

function unusedOf({ products, lastActive, procedure }: CandidateView, words: Words): ReactElement {
  return (
    <Stack space="space.025">
      <Text>{procedure === 'leave-company' ? words.text('candidates.leaving') : words.list(products)}</Text>
      <Text size="small" color="color.text.subtle">
        {lastActive === null
          ? words.text('common.notKnown')
          : words.text('candidates.lastActive', { when: whenInWords(lastActive, words) })}
      </Text>
    </Stack>
  );
}

/** The dates that matter at this stage. */
function whenOf(candidate: CandidateView, words: Words): ReactElement {
  const { stage, changedAt, actsAt, until, note } = candidate;
  const ends = stage === 'noticed' && actsAt !== null;
  const rests = stage === 'kept' || stage === 'restored' || stage === 'dismissed';
  return (
    <Stack space="space.025">
      <Text>
        {ends
          ? words.text('candidates.ends', { moment: words.moment(actsAt) })
          : words.text('candidates.since', { moment: words.moment(changedAt) })}
      </Text>
      {rests ? (
        <Text size="small" color="color.text.subtle">
          {until === null
            ? words.text('candidates.forEver')
            : words.text('candidates.until', { day: words.day(until) })}
        </Text>
      ) : null}
      {note === null ? null : <Text weight="medium">{note}</Text>}
    </Stack>
  );
}

/** The latest moves, with who made them. */
const SHOWN_MOVES = 4;

function historyOf(
  { history, runId, person }: CandidateView,
  words: Words,
  onOpenRun: (runId: string) => void,
): ReactElement {
  return (
    <Stack space="space.025">
      {history.slice(-SHOWN_MOVES).map(({ at, by, words: said }) => (
        <Text key={`${at} ${said}`} size="small">
          {by === null
            ? words.text('candidates.move', { moment: words.moment(at), said })
            : words.text('candidates.moveBy', { moment: words.moment(at), said, by })}
        </Text>
      ))}
      {runId === null
        ? null
        : openRunButton(words.text('candidates.openRun', { person: person.displayName }), () => {
            onOpenRun(runId);
          })}
    </Stack>
  );
}
