import type { Run } from './run';
import { DAY, HOUR, inWords, MINUTE } from './time';

/** How long somebody kept access. */
export interface TimeToAccessGone {
  /** Without a last working day the time counts from the request: the ticket's transition, or what the page sent. */
  from: 'last-working-day' | 'request';
  /** Negative where access went before. */
  milliseconds: number;
}

/** How long it took until reading back showed the access gone; undefined while it did not. */
export function timeToAccessGone({
  createdAt,
  document,
}: Pick<Run, 'createdAt'> & { document: Pick<Run['document'], 'leavesAt' | 'accessGoneAt'> }):
  TimeToAccessGone | undefined {
  const { leavesAt, accessGoneAt } = document;
  if (accessGoneAt === null) return undefined;
  return {
    from: leavesAt === undefined ? 'request' : 'last-working-day',
    milliseconds: Date.parse(accessGoneAt) - Date.parse(leavesAt ?? createdAt),
  };
}

const FROM: Readonly<Record<TimeToAccessGone['from'], string>> = {
  'last-working-day': 'the end of the last working day',
  request: 'the request; no last working day was named',
};

/** When access was gone and how long that took, as a part of the report; null while it is not. */
export function accessGoneInWords(run: Run, zone: string): string | null {
  const { accessGoneAt } = run.document;
  const time = timeToAccessGone(run);
  if (accessGoneAt === null || !time) return null;
  const { from, milliseconds } = time;
  const side = milliseconds < 0 ? 'before' : 'after';
  return `${inWords(Date.parse(accessGoneAt), zone)}, ${durationInWords(Math.abs(milliseconds))} ${side} ${FROM[from]}`;
}

/** The two largest units, such as `2 days 3 h`. */
function durationInWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return 'less than a minute';
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const parts = [
    ...(days > 0 ? [`${String(days)} ${days === 1 ? 'day' : 'days'}`] : []),
    ...(hours > 0 ? [`${String(hours)} h`] : []),
    ...(minutes > 0 ? [`${String(minutes)} min`] : []),
  ];
  return parts.slice(0, 2).join(' ');
}
