import { DynamicTable, Heading, Lozenge, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { EffectView } from '../../../src/contract/runs';
import type { LozengeAppearance } from '../../shared/lozenges';
import { Aside } from '../../shared/states';
import { useWords, type Words } from '../../shared/words';

/** How a change turned out; `settled` was refused and needs nobody any more. */
type Outcome = EffectView['outcome'] | 'settled';

const APPEARANCES: Readonly<Record<Outcome, LozengeAppearance>> = {
  done: 'success',
  'found-done': 'default',
  blocked: 'removed',
  settled: 'default',
};

const COLUMNS = [
  { key: 'change', width: 30 },
  { key: 'outcome', width: 19 },
  { key: 'when', width: 17 },
  { key: 'remarks', width: 34 },
] as const;

/** A long run has hundreds of effects: they are turned page by page. */
const ROWS_PER_PAGE = 20;

/** Every effect of a run: what was changed, how it turned out and what was said. */
export function RunEffects({ effects }: { effects: readonly EffectView[] }): ReactElement {
  const words = useWords();
  return (
    <Stack space="space.150">
      <Heading as="h3" size="small">
        {words.text('effects.heading')}
      </Heading>
      {effects.length === 0 ? (
        <Aside>{words.text('effects.none')}</Aside>
      ) : (
        <DynamicTable
          label={words.text('effects.caption')}
          isFixedSize
          rowsPerPage={ROWS_PER_PAGE}
          head={{
            cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`effects.${key}`) })),
          }}
          rows={effects.map((effect, index) => ({
            key: String(index),
            cells: [
              { key: 'change', content: <Text>{changeInWords(effect, words)}</Text> },
              {
                key: 'outcome',
                content: (
                  <Lozenge appearance={APPEARANCES[outcomeOf(effect)]}>
                    {words.text(`effects.outcomes.${outcomeOf(effect)}`)}
                  </Lozenge>
                ),
              },
              { key: 'when', content: <Text>{words.moment(effect.at)}</Text> },
              { key: 'remarks', content: <Text>{remarks(effect, words)}</Text> },
            ],
          }))}
        />
      )}
    </Stack>
  );
}

function changeInWords({ kind, subject, outcome, toName }: EffectView, words: Words): string {
  const section = outcome === 'blocked' ? 'effects.blockedKinds' : 'effects.kinds';
  return (
    words.named(section, kind, {
      subject: subject.name,
      successor: toName ?? words.text('effects.successor'),
    }) ?? words.text('effects.unknownKind', { kind, subject: subject.name })
  );
}

const outcomeOf = ({ outcome, settled }: EffectView): Outcome => (settled === null ? outcome : 'settled');

/** Advice is for those who still have something to do. */
function remarks({ advice, settled, words: said }: EffectView, words: Words): string {
  const parts = [
    ...(settled === null ? [] : [words.text('effects.settledBecause', { settled })]),
    ...(settled !== null || advice === null ? [] : [advice]),
    ...(said === null ? [] : [words.text('effects.saidByJira', { words: said })]),
  ];
  return parts.join(' ');
}
