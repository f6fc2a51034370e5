import type { XAxisProps } from 'recharts';

/** Of the font of the axes, about. Pixels. */
const CHARACTER_WIDTH = 5.8;
/** Between two labels that stand beside each other, and around tilted ones. Pixels. */
const GAP = 4;
/** What the amounts beside the bars take of a chart. Pixels. */
const AMOUNTS_WIDTH = 70;
/** Longer ones would leave no room for the bars; the tooltip has them in full. Characters. */
const LONGEST_TILTED = 18;
const ANGLE = 30;

/**
 * How the labels below bars are drawn so that each bar has its own: beside each other where there is room, else tilted.
 * @param width of the chart in pixels; undefined before it is drawn
 */
export function labelsOf(
  labels: readonly string[],
  width: number | undefined,
): Pick<XAxisProps, 'interval' | 'angle' | 'textAnchor' | 'height' | 'tickFormatter'> {
  const room = width === undefined ? Infinity : (width - AMOUNTS_WIDTH) / Math.max(labels.length, 1);
  const lengths = labels.map(({ length }) => length);
  // Each stands in the middle below its bar.
  const pairs = lengths.map((length, index) => (length + (lengths[index + 1] ?? length)) / 2);
  if (Math.max(0, ...pairs) * CHARACTER_WIDTH + GAP <= room) return { interval: 0 };
  const shown = Math.min(Math.max(...lengths), LONGEST_TILTED) * CHARACTER_WIDTH;
  return {
    interval: 0,
    angle: -ANGLE,
    textAnchor: 'end',
    height: Math.ceil(shown * Math.sin((ANGLE * Math.PI) / 180)) + 4 * GAP,
    tickFormatter: (label: string) =>
      label.length > LONGEST_TILTED ? `${label.slice(0, LONGEST_TILTED - 1)}…` : label,
  };
}
