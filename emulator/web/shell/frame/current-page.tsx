import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { AdminPage, OperatorPage } from '../app-pages/full-pages';
import { GroupPage } from '../directory/group-page';
import { GroupsPage } from '../directory/groups-page';
import { PeoplePage } from '../directory/people-page';
import { PersonPage } from '../directory/person-page';
import { FaultsPage } from '../machine/faults-page';
import { StoragePage } from '../machine/storage-page';
import { TimePage } from '../machine/time-page';
import { TrafficPage } from '../machine/traffic-page';
import { TicketPage } from '../tickets/ticket-page';
import { TicketsPage } from '../tickets/tickets-page';
import { routeOf } from './routes';
import { ShellLink } from './shell-link';

/** The page of an address. */
export function CurrentPage({ path }: { path: string }): ReactElement {
  const route = routeOf(path);
  switch (route.page) {
    case 'tickets':
      return <TicketsPage />;
    case 'ticket':
      return <TicketPage key={route.key} ticketKey={route.key} />;
    case 'operator':
      return <OperatorPage />;
    case 'admin':
      return <AdminPage />;
    case 'people':
      return <PeoplePage />;
    case 'person':
      return <PersonPage key={route.accountId} accountId={route.accountId} />;
    case 'groups':
      return <GroupsPage />;
    case 'group':
      return <GroupPage key={route.groupId} groupId={route.groupId} />;
    case 'traffic':
      return <TrafficPage />;
    case 'storage':
      return <StoragePage />;
    case 'time':
      return <TimePage />;
    case 'faults':
      return <FaultsPage />;
    case 'unknown':
      return (
        <>
          <Heading size="large" as="h1">
            This page does not exist
          </Heading>
          <p>
            The emulated site has no page at {path}. <ShellLink href="/">Go to the tickets</ShellLink>
          </p>
        </>
      );
  }
}
