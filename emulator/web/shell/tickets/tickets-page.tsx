import DynamicTable from '@atlaskit/dynamic-table';
import type { RowType } from '@atlaskit/dynamic-table/types';
import Heading from '@atlaskit/heading';
import { useCallback, type ReactElement } from 'react';
import { useActingPerson, type ActingPerson } from '../connection/person';
import { askSite } from '../connection/site';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { PersonLine } from '../frame/person-line';
import { ShellLink } from '../frame/shell-link';
import { StatusLozenge } from './status-lozenge';
import { ticketPage, type TicketRow } from './ticket-shapes';

/** Jira wants bounded queries; every ticket was created after this day. */
const EVERYTHING = 'created >= "2000-01-01" ORDER BY key ASC';
const FIELDS = ['summary', 'status', 'resolution', 'assignee', 'reporter', 'issuetype', 'project', 'updated'];
const PAGE_SIZE = 100;
const ROWS = 20;

const HEAD = {
  cells: [
    { key: 'key', content: 'Key', isSortable: true },
    { key: 'summary', content: 'Summary', isSortable: true },
    { key: 'type', content: 'Type', isSortable: true },
    { key: 'status', content: 'Status', isSortable: true },
    { key: 'assignee', content: 'Assignee', isSortable: true },
    { key: 'reporter', content: 'Reporter', isSortable: true },
  ],
};

async function readTickets(person: ActingPerson): Promise<TicketRow[]> {
  const body = { jql: EVERYTHING, fields: FIELDS, maxResults: PAGE_SIZE };
  return (await askSite(person, '/rest/api/3/search/jql', body, ticketPage)).issues;
}

/** Service tickets first: they are what the shell is opened for. */
function order(one: TicketRow, other: TicketRow): number {
  const service = (row: TicketRow): number => (row.fields.project.projectTypeKey === 'service_desk' ? 0 : 1);
  return service(one) - service(other);
}

function row({ key, fields }: TicketRow): RowType {
  return {
    key,
    cells: [
      { key, content: <ShellLink href={`/browse/${key}`}>{key}</ShellLink> },
      { key: fields.summary, content: <ShellLink href={`/browse/${key}`}>{fields.summary}</ShellLink> },
      { key: fields.issuetype.name, content: fields.issuetype.name },
      { key: fields.status.name, content: <StatusLozenge status={fields.status} /> },
      {
        key: fields.assignee?.displayName ?? '',
        content: <PersonLine person={fields.assignee} nobody="Unassigned" />,
      },
      {
        key: fields.reporter?.displayName ?? '',
        content: <PersonLine person={fields.reporter} nobody="Nobody" />,
      },
    ],
  };
}

/** The tickets that the acting person may see. */
export function TicketsPage(): ReactElement {
  const person = useActingPerson();
  const { loaded } = useLoaded(useCallback(() => readTickets(person), [person]));
  return (
    <>
      <Heading size="large" as="h1">
        Tickets
      </Heading>
      <LoadedView loaded={loaded} what="the tickets">
        {(tickets) => (
          <DynamicTable
            label="Tickets"
            head={HEAD}
            rows={[...tickets].sort(order).map(row)}
            rowsPerPage={ROWS}
            emptyView={<p>{person.displayName} may not see any ticket.</p>}
          />
        )}
      </LoadedView>
    </>
  );
}
