import Heading from '@atlaskit/heading';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { z } from 'zod';
import { Adf } from '../../uikit/adf';
import { UiKitServicesProvider } from '../../uikit/services';
import { siteLinks } from '../app-pages/site-links';
import { PersonLine } from '../frame/person-line';
import { Moment } from './moment';
import type { Ticket } from './ticket-shapes';

const user = z.object({ accountId: z.string(), displayName: z.string() });
const option = z.object({ value: z.string() });
const named = z.object({ name: z.string() });
const adf = z.object({ type: z.literal('doc') });
const request = z.object({ requestType: named });
const attached = z.object({ filename: z.string() });
const isoMoment = z.string().regex(/^\d{4}-\d\d-\d\dT/);

/** Shows a field's value by its shape; what has none of the known shapes is not for people. */
function shown(value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) {
    const parts = value.map(shown).filter((part) => part !== null);
    return parts.length === 0 ? null : parts.map((part, index) => <div key={index}>{part}</div>);
  }
  const person = user.safeParse(value).data;
  if (person !== undefined) return <PersonLine person={person} nobody="Nobody" />;
  const moment = isoMoment.safeParse(value).data;
  if (moment !== undefined) return <Moment at={moment} />;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (adf.safeParse(value).success) return <Adf document={value} />;
  return (
    option.safeParse(value).data?.value ??
    request.safeParse(value).data?.requestType.name ??
    named.safeParse(value).data?.name ??
    attached.safeParse(value).data?.filename ??
    null
  );
}

/** Fields that stand elsewhere on the page. */
const ELSEWHERE = new Set([
  'summary',
  'status',
  'comment',
  'project',
  'statuscategorychangedate',
  'lastViewed',
]);
const FIRST = ['resolution', 'assignee', 'reporter', 'issuetype'];

/** The fields of a ticket that have a value, by their names. */
export function TicketDetails({ ticket }: { ticket: Ticket }): ReactElement {
  const services = useMemo(siteLinks, []);
  const others = Object.keys(ticket.fields).filter((id) => !ELSEWHERE.has(id) && !FIRST.includes(id));
  const entries = [...FIRST, ...others].flatMap((id) => {
    const content = shown(ticket.fields[id]);
    const empty = id === 'resolution' ? 'Unresolved' : id === 'assignee' ? 'Unassigned' : null;
    return content === null && empty === null
      ? []
      : [{ id, name: ticket.names[id] ?? id, content: content ?? empty }];
  });
  return (
    <aside className="ticket-details" aria-label="Details">
      <Heading size="small" as="h2">
        Details
      </Heading>
      <UiKitServicesProvider value={services}>
        <dl>
          {entries.map(({ id, name, content }) => (
            <div key={id}>
              <dt>{name}</dt>
              <dd>{content}</dd>
            </div>
          ))}
        </dl>
      </UiKitServicesProvider>
    </aside>
  );
}
