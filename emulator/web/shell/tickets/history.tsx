import type { ReactElement } from 'react';
import { PersonLine } from '../frame/person-line';
import { Moment } from './moment';
import type { TicketChange } from './ticket-shapes';

/** An item's own `toString`, not the one that every object inherits. */
function newValue(item: TicketChange['items'][number]): string {
  const own: unknown = Object.hasOwn(item, 'toString') ? item.toString : undefined;
  return typeof own === 'string' ? own : 'nothing';
}

/** The changes of a ticket, newest first, as its changelog tells them. */
export function History({ changes }: { changes: readonly TicketChange[] }): ReactElement {
  if (changes.length === 0) return <p className="uikit-muted">Nothing has changed yet.</p>;
  return (
    <ol className="ticket-history" aria-label="History">
      {changes.map((change) => (
        <li key={change.id}>
          <div className="comment-head">
            <PersonLine person={change.author} nobody="Unknown" />
            <Moment at={change.created} />
          </div>
          {change.items.map((item) => (
            <div key={item.field}>
              <strong>{item.field}</strong>: {item.fromString ?? 'nothing'} → {newValue(item)}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}
