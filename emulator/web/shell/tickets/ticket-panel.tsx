import Heading from '@atlaskit/heading';
import { useEffect, useMemo, type ReactElement } from 'react';
import { createEventBus } from '../../bridge';
import { app } from '../connection/app-description';
import { AppView } from '../app-pages/app-view';
import type { Ticket } from './ticket-shapes';

/** The panel of the app on a ticket (`jira:issueContext`); nothing when the app has none. */
export function TicketPanel({
  ticket,
  reload,
}: {
  ticket: Ticket;
  reload: () => Promise<void>;
}): ReactElement | null {
  const { id, key, fields } = ticket;
  const { issuetype, project } = fields;
  const extension = useMemo(
    () => ({
      issue: { id, key, type: issuetype.name, typeId: issuetype.id },
      project: { id: project.id, key: project.key, type: project.projectTypeKey ?? 'software' },
    }),
    [id, key, issuetype.name, issuetype.id, project.id, project.key, project.projectTypeKey],
  );
  const events = useMemo(createEventBus, []);
  useEffect(() => {
    events.emit('JIRA_ISSUE_CHANGED', {
      issueId: id,
      projectId: project.id,
      changes: [{ changeType: 'updated', atlassianId: '' }],
    });
  }, [events, id, project.id, fields.updated]);
  const page = app.ticketPanel;
  if (page === null) return null;
  return (
    <section className="ticket-panel" aria-label={page.title}>
      <Heading size="small" as="h2">
        {page.title}
      </Heading>
      <AppView
        page={page}
        extension={extension}
        issueKey={key}
        events={events}
        onRefresh={() => void reload()}
      />
    </section>
  );
}
