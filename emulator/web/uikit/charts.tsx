import {
  Bar,
  BarChart,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useState, type ReactElement } from 'react';
import { chartColor, readPoints, readSeries, readSlices, type Palette, type Series } from './chart-data';
import { ChartFigure } from './chart-figure';
import { labelsOf } from './chart-labels';
import { numberProp, type Props, type Render } from './component';
import { token } from '@atlaskit/tokens';

/** The height of a chart that names none, in pixels (UI Kit documentation, Bar chart). */
const DEFAULT_HEIGHT = 400;
const AXIS = { stroke: token('color.border'), tick: { fill: token('color.text.subtle'), fontSize: 12 } };
const TOOLTIP = {
  contentStyle: {
    background: token('elevation.surface.overlay'),
    border: `1px solid ${token('color.border')}`,
  },
  itemStyle: { color: token('color.text') },
  labelStyle: { color: token('color.text') },
};

function frameSize(props: Props): { width: number | `${number}%`; height: number } {
  return {
    width: numberProp(props, 'width') ?? '100%',
    height: numberProp(props, 'height') ?? DEFAULT_HEIGHT,
  };
}

function palette(props: Props): Palette {
  return Array.isArray(props['colorPalette']) ? props['colorPalette'] : [];
}

function legend(series: Series): ReactElement | null {
  return series.names.length > 1 ? <Legend wrapperStyle={{ color: token('color.text') }} /> : null;
}

function Bars({
  props,
  stacked,
  horizontal,
}: {
  props: Props;
  stacked: boolean;
  horizontal: boolean;
}): ReactElement {
  const [width, setWidth] = useState<number>();
  const points = readPoints(props);
  const series = readSeries(points);
  const names = series.rows.map(({ x }) => x);
  const category = horizontal ? (
    <YAxis type="category" dataKey="x" width={120} {...AXIS} />
  ) : (
    <XAxis dataKey="x" {...AXIS} {...labelsOf(names, width)} />
  );
  // Things that are counted have no halves.
  const allowDecimals = points.some(({ y }) => !Number.isInteger(y));
  const amount = horizontal ? (
    <XAxis type="number" allowDecimals={allowDecimals} {...AXIS} />
  ) : (
    <YAxis allowDecimals={allowDecimals} {...AXIS} />
  );
  return (
    <ChartFigure props={props} rows={points.map((point) => [point.x, point.series, point.y])}>
      <ResponsiveContainer {...frameSize(props)} onResize={setWidth}>
        <BarChart
          data={series.rows}
          layout={horizontal ? 'vertical' : 'horizontal'}
          accessibilityLayer={false}
        >
          <CartesianGrid stroke={token('color.border')} vertical={horizontal} horizontal={!horizontal} />
          {category}
          {amount}
          <Tooltip {...TOOLTIP} cursor={{ fill: token('color.background.neutral.subtle.hovered') }} />
          {legend(series)}
          {series.names.map((name, index) => (
            <Bar
              key={name}
              dataKey={`values.${name}`}
              name={name}
              fill={chartColor(index, name, palette(props))}
              isAnimationActive={false}
              {...(stacked ? { stackId: 'all' } : {})}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

function Lines({ props }: { props: Props }): ReactElement {
  const points = readPoints(props);
  const series = readSeries(points);
  return (
    <ChartFigure props={props} rows={points.map((point) => [point.x, point.series, point.y])}>
      <ResponsiveContainer {...frameSize(props)}>
        <LineChart data={series.rows} accessibilityLayer={false}>
          <CartesianGrid stroke={token('color.border')} vertical={false} />
          <XAxis dataKey="x" {...AXIS} />
          <YAxis {...AXIS} />
          <Tooltip {...TOOLTIP} />
          {legend(series)}
          {series.names.map((name, index) => (
            <Line
              key={name}
              dataKey={`values.${name}`}
              name={name}
              stroke={chartColor(index, name, palette(props))}
              strokeWidth={2}
              isAnimationActive={false}
            />
          ))}
        </LineChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

function Slices({ props, inner }: { props: Props; inner: string | number }): ReactElement {
  const slices = readSlices(props);
  return (
    <ChartFigure props={props} rows={slices.map((slice) => [slice.label, slice.color, slice.value])}>
      <ResponsiveContainer {...frameSize(props)}>
        <PieChart accessibilityLayer={false}>
          <Tooltip {...TOOLTIP} />
          <Legend wrapperStyle={{ color: token('color.text') }} />
          <Pie
            data={slices.map((slice, index) => ({
              ...slice,
              fill: chartColor(index, slice.color, palette(props)),
            }))}
            dataKey="value"
            nameKey="label"
            innerRadius={numberProp(props, 'innerRadius') ?? inner}
            outerRadius={numberProp(props, 'outerRadius') ?? '80%'}
            label={props['showMarkLabels'] === true}
            stroke={token('elevation.surface')}
            isAnimationActive={false}
            rootTabIndex={-1}
          />
        </PieChart>
      </ResponsiveContainer>
    </ChartFigure>
  );
}

/** Charts, drawn with recharts in the colours of the design tokens. */
export const chartComponents: Readonly<Record<string, Render>> = {
  BarChart: ({ props }) => <Bars props={props} stacked={false} horizontal={false} />,
  StackBarChart: ({ props }) => <Bars props={props} stacked horizontal={false} />,
  HorizontalBarChart: ({ props }) => <Bars props={props} stacked={false} horizontal />,
  HorizontalStackBarChart: ({ props }) => <Bars props={props} stacked horizontal />,
  LineChart: ({ props }) => <Lines props={props} />,
  PieChart: ({ props }) => <Slices props={props} inner={0} />,
  DonutChart: ({ props }) => <Slices props={props} inner="55%" />,
};
