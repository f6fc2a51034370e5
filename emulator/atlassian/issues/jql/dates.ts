import { DateTime, Duration } from 'luxon';
import { JqlError, type Operand } from './syntax';

/** What date values are read with: queries mean the caller's own time zone, not UTC. */
export interface DateSetting {
  now: number;
  zone: string;
}

const ABSOLUTE_FORMATS = ['yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd'];
const PERIOD = /^([+-]?)\s*((?:\d+[wdhm]\s*)+)$/;
const PERIOD_PART = /(\d+)([wdhm])/g;
const SHIFT = /^([+-]?\d+)([yMwdhm])?$/;
const UNITS = { y: 'years', M: 'months', w: 'weeks', d: 'days', h: 'hours', m: 'minutes' } as const;
const SPANS = { Day: 'day', Week: 'week', Month: 'month', Year: 'year' } as const;

/**
 * Reads a moment: `-15m`, `4w 2d`, `2026/11/21 09:30`, `2026-11-21`, `now()`, `startOfDay(-1d)`.
 * @returns epoch milliseconds
 * @throws {JqlError} when it is none of these
 */
export function readMoment(operand: Operand, field: string, setting: DateSetting): number {
  if (operand.kind === 'function') {
    return readFunction(operand, setting);
  }
  const text = operand.kind === 'value' ? operand.text.trim() : '';
  const moment = readPeriod(text, setting) ?? readAbsolute(text, setting);
  if (moment === null) {
    throw new JqlError([
      `Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', ` +
        `'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
    ]);
  }
  return moment;
}

/** The day that a moment lies in, in the caller's time zone: `ON` means all of it. */
export function dayOf(moment: number, { zone }: DateSetting): { start: number; end: number } {
  const time = DateTime.fromMillis(moment, { zone });
  return { start: time.startOf('day').toMillis(), end: time.endOf('day').toMillis() };
}

/** Whether a function gives a moment, so that a message about unknown functions is right. */
export function isMomentFunction(name: string): boolean {
  return name.toLowerCase() === 'now' || spanOf(name) !== null;
}

function readPeriod(text: string, { now }: DateSetting): number | null {
  const match = PERIOD.exec(text);
  if (!match) {
    return null;
  }
  const [, sign, parts = ''] = match;
  const length = [...parts.matchAll(PERIOD_PART)].reduce(
    (total, [, amount, unit]) => total + durationOf(Number(amount), unit),
    0,
  );
  return sign === '-' ? now - length : now + length;
}

function readAbsolute(text: string, { zone }: DateSetting): number | null {
  if (/^\d{10,}$/.test(text)) {
    return Number(text);
  }
  for (const format of ABSOLUTE_FORMATS) {
    const time = DateTime.fromFormat(text, format, { zone });
    if (time.isValid) {
      return time.toMillis();
    }
  }
  return null;
}

function readFunction(
  { name, arguments: values }: Operand & { kind: 'function' },
  setting: DateSetting,
): number {
  const span = spanOf(name);
  if (span === null && name.toLowerCase() !== 'now') {
    throw new JqlError([`Unable to find JQL function '${name}(${values.join(', ')})'.`]);
  }
  const now = DateTime.fromMillis(setting.now, { zone: setting.zone });
  if (span === null) {
    return now.toMillis();
  }
  const edge = span.isStart ? now.startOf(span.unit) : now.endOf(span.unit);
  return edge.plus(readShift(name, values[0], span.unit)).toMillis();
}

/** The argument of `startOfDay("-1d")`; without a letter it counts in the function's own unit. */
function readShift(name: string, text: string | undefined, unit: string): Duration {
  if (text === undefined) {
    return Duration.fromMillis(0);
  }
  const [, amount, letter] = SHIFT.exec(text.trim()) ?? [];
  if (amount === undefined) {
    throw new JqlError([`Duration for function '${name}' should have the format (+/-)n(yMwdm), e.g. -1M.`]);
  }
  const unitOfShift = Object.entries(UNITS).find(([key]) => key === letter)?.[1] ?? `${unit}s`;
  return Duration.fromObject({ [unitOfShift]: Number(amount) });
}

function spanOf(name: string): { unit: 'day' | 'week' | 'month' | 'year'; isStart: boolean } | null {
  for (const [word, unit] of Object.entries(SPANS)) {
    const lower = name.toLowerCase();
    if (lower === `startof${word.toLowerCase()}` || lower === `endof${word.toLowerCase()}`) {
      return { unit, isStart: lower.startsWith('start') };
    }
  }
  return null;
}

function durationOf(amount: number, letter: string | undefined): number {
  const unit = Object.entries(UNITS).find(([key]) => key === letter)?.[1];
  return unit === undefined ? 0 : Duration.fromObject({ [unit]: amount }).toMillis();
}
