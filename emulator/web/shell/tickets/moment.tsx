import type { ReactElement } from 'react';

const FORMAT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment in the browser's time zone; the exact one is in the tooltip. */
export function Moment({ at }: { at: string }): ReactElement {
  return (
    <time dateTime={at} title={at}>
      {FORMAT.format(new Date(at))}
    </time>
  );
}
