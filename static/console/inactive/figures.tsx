import { BarChart, Inline, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { InactiveOverview } from '../../../src/contract/people';
import { Facts } from '../../shared/facts';
import { useWords, type Words } from '../../shared/words';
import { CHART_HEIGHT, Charted } from './charted';
import { Freed } from './freed';

export type InactiveFigures = NonNullable<InactiveOverview['figures']>;

/** How many people there are by their last activity, and which access could be freed. */
export function Figures({ figures }: { figures: InactiveFigures }): ReactElement {
  const words = useWords();
  const { people, candidates, unknown, notLooked, exempt, madeAt } = figures;
  const number = (value: number): string => new Intl.NumberFormat(words.locale).format(value);
  return (
    <Stack space="space.200">
      <Facts
        facts={[
          { label: words.text('inactive.figures.people'), value: number(people) },
          { label: words.text('inactive.figures.candidates'), value: number(candidates) },
          { label: words.text('inactive.figures.unknown'), value: number(unknown) },
          { label: words.text('inactive.figures.notLooked'), value: number(notLooked) },
          {
            label: words.text('inactive.figures.exempt'),
            value: number(exempt.reduce((sum, one) => sum + one.people, 0)),
          },
        ]}
      />
      <Inline space="space.400" rowSpace="space.200" shouldWrap>
        <Ages figures={figures} />
        <Freed title={words.text('inactive.figures.byProduct')} rows={figures.products} />
        <Freed title={words.text('inactive.figures.byGroup')} rows={figures.groups} />
      </Inline>
      {exempt.length === 0 ? null : (
        <Text size="small" color="color.text.subtle">
          {words.text('inactive.figures.exemptWhy', {
            reasons: words.list(
              exempt.map((one) => `${exemptionName(one.exemption, words)}: ${number(one.people)}`),
            ),
          })}
        </Text>
      )}
      <Text size="small" color="color.text.subtle">
        {words.text('inactive.figures.madeAt', { moment: words.moment(madeAt) })}
      </Text>
    </Stack>
  );
}

const exemptionName = (exemption: string, words: Words): string =>
  words.named('inactive.exemptions', exemption) ?? exemption;

function Ages({ figures: { ages, unknown } }: { figures: InactiveFigures }): ReactElement {
  const words = useWords();
  const rows = [
    ...ages.map(({ below, people }, index) => ({ age: ageName(ages, index, below, words), people })),
    { age: words.text('inactive.ages.unknown'), people: unknown },
  ];
  return (
    <Charted summary={rows.map(({ age, people }) => `${age}: ${String(people)}.`).join(' ')}>
      <BarChart
        title={words.text('inactive.figures.byAge')}
        data={rows}
        xAccessor="age"
        yAccessor="people"
        height={CHART_HEIGHT}
      />
    </Charted>
  );
}

function ageName(ages: InactiveFigures['ages'], index: number, below: number | null, words: Words): string {
  const from = ages[index - 1]?.below ?? null;
  if (below === null) return words.text('inactive.ages.longer', { from: from ?? 0 });
  return from === null
    ? words.text('inactive.ages.below', { below })
    : words.text('inactive.ages.between', { from, to: below - 1 });
}
