import { createContext, useContext, type ReactElement } from 'react';

/** The time zone of the acting person; undefined, until it is read, is the browser's. */
export const TimeZone = createContext<string | undefined>(undefined);

/** A moment where the acting person is, as Jira shows it; the exact one is in the tooltip. */
export function Moment({ at }: { at: string }): ReactElement {
  const timeZone = useContext(TimeZone);
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <time dateTime={at} title={at}>
      {format.format(new Date(at))}
    </time>
  );
}
