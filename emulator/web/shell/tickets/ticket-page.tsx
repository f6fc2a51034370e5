import Heading from '@atlaskit/heading';
import Tabs, { Tab, TabList, TabPanel } from '@atlaskit/tabs';
import { useCallback, type ReactElement } from 'react';
import { personSettings } from '../app-pages/people-services';
import { useActingPerson } from '../connection/person';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { ShellLink } from '../frame/shell-link';
import { Comments } from './comments';
import { History } from './history';
import { TimeZone } from './moment';
import { TicketDetails } from './ticket-details';
import { TicketPanel } from './ticket-panel';
import { TransitionButtons } from './transition-buttons';
import { useTicket, type WholeTicket } from './use-ticket';

/** One ticket: what it says, what can be done with it, and what was said about it. */
export function TicketPage({ ticketKey }: { ticketKey: string }): ReactElement {
  const person = useActingPerson();
  const { loaded, reload } = useTicket(person, ticketKey);
  const settings = useLoaded(useCallback(() => personSettings(person), [person])).loaded;
  return (
    <TimeZone.Provider value={settings.state === 'ready' ? settings.value.timezone : undefined}>
      <LoadedView loaded={loaded} what={`the ticket ${ticketKey}`}>
        {(whole) => <Ticket whole={whole} reload={reload} />}
      </LoadedView>
    </TimeZone.Provider>
  );
}

function Ticket({ whole, reload }: { whole: WholeTicket; reload: () => Promise<void> }): ReactElement {
  const { ticket, comments, transitions } = whole;
  return (
    <div className="ticket">
      <div className="ticket-main">
        <div className="ticket-crumbs">
          <ShellLink href="/">Tickets</ShellLink> / {ticket.fields.project.name} / {ticket.key}
        </div>
        <Heading size="large" as="h1">
          {ticket.fields.summary}
        </Heading>
        <TransitionButtons
          ticket={ticket}
          comments={comments.length}
          transitions={transitions}
          reload={reload}
        />
        <TicketPanel ticket={ticket} reload={reload} />
        <Heading size="small" as="h2">
          Activity
        </Heading>
        <Tabs id="activity">
          <TabList>
            <Tab>Comments ({comments.length})</Tab>
            <Tab>History ({ticket.changelog.histories.length})</Tab>
          </TabList>
          <TabPanel>
            <Comments comments={comments} ticketKey={ticket.key} reload={reload} />
          </TabPanel>
          <TabPanel>
            <History changes={ticket.changelog.histories} />
          </TabPanel>
        </Tabs>
      </div>
      <TicketDetails ticket={ticket} />
    </div>
  );
}
