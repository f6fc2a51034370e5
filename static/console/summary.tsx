import { Box, Heading, Inline, Stack, StackBarChart, Text, xcss } from '@forge/react';
import type { ReactElement } from 'react';
import type { Summary } from '../../src/contract/runs';
import { callOperator } from '../shared/call';
import { Aside, Failed, Loading } from '../shared/states';
import { useLoaded } from '../shared/use-loaded';
import { useWords, type Words } from '../shared/words';

const CHART_HEIGHT = 150;
/** Charts take plain colours; these two can be told from each other and from both themes. */
const COMPLETED_COLOR = '#22A06B';
const INCOMPLETE_COLOR = '#E56910';
const figure = {
  backgroundColor: 'elevation.surface.sunken',
  borderRadius: 'radius.large',
  padding: 'space.200',
} as const;
const figureStyle = xcss({ ...figure, width: '190px' });
/** As wide as two of them with the room between. */
const wideFigureStyle = xcss({ ...figure, width: '392px' });
const figuresStyle = xcss({ maxWidth: '400px' });
const chartStyle = xcss({ width: '460px', maxWidth: '100%' });

const readSummary = (): Promise<Summary> => callOperator('getSummary', {});

/** How things stand on this site, in a few figures and a chart. */
export function SummaryView(): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readSummary);
  switch (state.kind) {
    case 'loading':
      return <Loading what={words.text('summary.what')} />;
    case 'failed':
      return (
        <Failed title={words.text('summary.failed')} problem={state.problem} onRetry={() => void reload()} />
      );
    case 'loaded':
      return <Figures summary={state.value} />;
  }
}

function Figures({ summary }: { summary: Summary }): ReactElement {
  const words = useWords();
  const { computedAt, medianMinutes, medianAfterLastDayMinutes } = summary;
  if (computedAt === null) return <Aside>{words.text('summary.notComputed')}</Aside>;
  return (
    <Stack space="space.100">
      <Heading as="h2" size="small">
        {words.text('summary.heading')}
      </Heading>
      <Inline space="space.300" rowSpace="space.200" shouldWrap>
        <Box xcss={figuresStyle}>
          <Inline space="space.150" rowSpace="space.150" shouldWrap>
            <Figure label={words.text('summary.thisMonth')} value={String(summary.offboardedThisMonth)} />
            <Figure label={words.text('summary.inProgress')} value={String(summary.inProgress)} />
            <Figure label={words.text('summary.attention')} value={String(summary.needingAttention)} />
            <Figure label={words.text('summary.median')} value={minutes(medianMinutes, words)} />
            <Figure
              isWide
              label={words.text('summary.medianAfterLastDay')}
              value={minutes(medianAfterLastDayMinutes, words)}
            />
          </Inline>
        </Box>
        <Weeks weeks={summary.weeks} />
      </Inline>
      <Text size="small" color="color.text.subtle">
        {words.text('summary.computed', { moment: words.moment(computedAt) })}{' '}
        {words.text('summary.medianHelp')}
      </Text>
    </Stack>
  );
}

function Figure(props: { label: string; value: string; isWide?: boolean }): ReactElement {
  const { label, value, isWide = false } = props;
  return (
    <Box xcss={isWide ? wideFigureStyle : figureStyle}>
      <Stack space="space.050">
        <Text size="small" weight="medium" color="color.text.subtle">
          {label}
        </Text>
        <Heading as="span" size="large">
          {value}
        </Heading>
      </Stack>
    </Box>
  );
}

/** The last weeks as bars, and the same in words for those who cannot see them. */
function Weeks({ weeks }: Pick<Summary, 'weeks'>): ReactElement {
  const words = useWords();
  const busy = weeks.filter(({ completed, incomplete }) => completed + incomplete > 0);
  if (busy.length === 0) return <Aside>{words.text('summary.noWeeks')}</Aside>;
  const data = weeks.flatMap(({ week, completed, incomplete }) => [
    { week: dayOf(week, words), runs: completed, result: words.text('summary.completed') },
    { week: dayOf(week, words), runs: incomplete, result: words.text('summary.incomplete') },
  ]);
  return (
    <Stack space="space.050">
      <Box xcss={chartStyle}>
        <StackBarChart
          title={words.text('summary.chart')}
          data={data}
          xAccessor="week"
          yAccessor="runs"
          colorAccessor="result"
          colorPalette={[
            { key: words.text('summary.completed'), value: COMPLETED_COLOR },
            { key: words.text('summary.incomplete'), value: INCOMPLETE_COLOR },
          ]}
          height={CHART_HEIGHT}
        />
      </Box>
      <Text size="small" color="color.text.subtle">
        {busy
          .map(({ week, completed, incomplete }) =>
            words.text('summary.week', { week: dayOf(week, words), completed, incomplete }),
          )
          .join(' ')}
      </Text>
    </Stack>
  );
}

/** A Monday (yyyy-MM-dd), short; it is a date and no moment, so that no time zone moves it. */
const dayOf = (week: string, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(week),
  );

const MINUTES_OF = { minute: 1, hour: 60, day: 24 * 60 } as const;

/** A median in the largest unit of which there are at least two. */
function minutes(value: number | null, { locale, text }: Words): string {
  if (value === null) return text('summary.noMedian');
  if (value < 1) return text('summary.underMinute');
  const unit = (['day', 'hour'] as const).find((one) => value >= 2 * MINUTES_OF[one]) ?? ('minute' as const);
  const shown = Math.round((value / MINUTES_OF[unit]) * 10) / 10;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(shown);
}
