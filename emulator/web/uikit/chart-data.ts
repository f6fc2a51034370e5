import { token } from '@atlaskit/tokens';
import { listProp, type Props } from './component';
import { isRecord } from './document';
import { cssColor } from './colors';

export interface Point {
  x: string;
  y: number;
  series: string;
}

/** Points by their place on the axis, ready for recharts: one row per x with a value per series. */
export interface Series {
  names: string[];
  rows: { x: string; values: Record<string, number> }[];
}

export interface Slice {
  label: string;
  color: string;
  value: number;
}

/** Colours in order, or by the name of the category. */
export type Palette = readonly unknown[];

const ONLY_SERIES = 'Value';

/** Reads a field of a datum that is an array or an object, by position or by key. */
function field(datum: unknown, accessor: unknown): unknown {
  if (Array.isArray(datum)) return typeof accessor === 'number' ? datum[accessor] : datum[Number(accessor)];
  return isRecord(datum) ? datum[String(accessor)] : undefined;
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Reads the points of a bar or line chart through its accessors. */
export function readPoints(props: Props): Point[] {
  return listProp(props, 'data').map((datum) => ({
    x: shown(field(datum, props['xAccessor'])),
    y: Number(field(datum, props['yAccessor'])),
    series: props['colorAccessor'] === undefined ? ONLY_SERIES : shown(field(datum, props['colorAccessor'])),
  }));
}

/** Groups points by x, in the order in which they first appear. */
export function readSeries(points: readonly Point[]): Series {
  const rows = new Map<string, Record<string, number>>();
  for (const { x, y, series } of points) {
    const values = rows.get(x) ?? {};
    values[series] = y;
    rows.set(x, values);
  }
  return {
    names: [...new Set(points.map((point) => point.series))],
    rows: [...rows].map(([x, values]) => ({ x, values })),
  };
}

/** Reads the slices of a pie or donut chart through its accessors. */
export function readSlices(props: Props): Slice[] {
  return listProp(props, 'data').map((datum) => ({
    label: shown(field(datum, props['labelAccessor'])),
    color: shown(field(datum, props['colorAccessor'])),
    value: Number(field(datum, props['valueAccessor'])),
  }));
}

const CATEGORICAL = [
  token('color.chart.categorical.1'),
  token('color.chart.categorical.2'),
  token('color.chart.categorical.3'),
  token('color.chart.categorical.4'),
  token('color.chart.categorical.5'),
  token('color.chart.categorical.6'),
  token('color.chart.categorical.7'),
  token('color.chart.categorical.8'),
];

/** The colour of a category: the app's palette by name or place, else the design system's own order. */
export function chartColor(index: number, name: string, palette: Palette): string {
  const named = palette.find((entry) => isRecord(entry) && entry['key'] === name);
  if (isRecord(named)) return cssColor(shown(named['value']));
  const placed = palette[index % Math.max(palette.length, 1)];
  if (typeof placed === 'string') return cssColor(placed);
  return CATEGORICAL[index % CATEGORICAL.length] ?? token('color.chart.neutral');
}
