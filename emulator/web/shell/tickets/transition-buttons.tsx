import { ButtonGroup } from '@atlaskit/button';
import Button from '@atlaskit/button/new';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import { useEffect, useState, type ReactElement } from 'react';
import { z } from 'zod';
import { useActingPerson } from '../connection/person';
import { changeSite } from '../connection/site';
import { StatusLozenge } from './status-lozenge';
import type { Ticket, Transition } from './ticket-shapes';

interface TransitionButtonsProps {
  ticket: Ticket;
  /** How many comments the ticket has: a new one tells that something followed. */
  comments: number;
  transitions: readonly Transition[];
  reload: () => Promise<void>;
}

/** How long the page watches closely what follows a transition. */
const WATCH_MS = 30_000;
const LOOK_EVERY_MS = 700;

const choice = z.object({ id: z.string() });

/** A screen's required fields with a list get its first value, as an agent who just confirms would. */
function requiredFields(transition: Transition): Record<string, { id: string }> {
  return Object.fromEntries(
    Object.entries(transition.fields).flatMap(([name, field]) => {
      const first = field.required ? choice.safeParse(field.allowedValues?.[0]).data : undefined;
      return first === undefined ? [] : [[name, { id: first.id }]];
    }),
  );
}

/** The status, and a button for each transition that the acting person may make. */
export function TransitionButtons({
  ticket,
  comments,
  transitions,
  reload,
}: TransitionButtonsProps): ReactElement {
  const person = useActingPerson();
  const [running, setRunning] = useState<string | undefined>();
  const [refusal, setRefusal] = useState<string | undefined>();
  const [watchedSince, setWatchedSince] = useState<number | undefined>();

  useEffect(() => {
    if (watchedSince === undefined) return undefined;
    const look = window.setInterval(() => void reload(), LOOK_EVERY_MS);
    const end = window.setTimeout(() => {
      setWatchedSince(undefined);
    }, WATCH_MS);
    return () => {
      window.clearInterval(look);
      window.clearTimeout(end);
    };
  }, [watchedSince, reload]);

  const make = async (transition: Transition): Promise<void> => {
    setRunning(transition.id);
    setRefusal(undefined);
    try {
      await changeSite(person, `/rest/api/3/issue/${encodeURIComponent(ticket.key)}/transitions`, {
        transition: { id: transition.id },
        fields: requiredFields(transition),
      });
      setWatchedSince(comments);
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    } finally {
      setRunning(undefined);
      await reload();
    }
  };

  const answered = watchedSince !== undefined && comments > watchedSince;
  return (
    <div className="ticket-transitions">
      <div className="ticket-transition-line">
        <StatusLozenge status={ticket.fields.status} />
        <ButtonGroup label="Transitions">
          {transitions.map((transition) => (
            <Button
              key={transition.id}
              appearance={transition.to.statusCategory.key === 'done' ? 'primary' : 'default'}
              isLoading={running === transition.id}
              isDisabled={running !== undefined && running !== transition.id}
              onClick={() => void make(transition)}
            >
              {transition.name}
            </Button>
          ))}
        </ButtonGroup>
      </div>
      {transitions.length === 0 ? (
        <p className="uikit-muted">{person.displayName} may not move this ticket.</p>
      ) : null}
      {refusal === undefined ? null : (
        <SectionMessage appearance="error" title="Jira refused the transition">
          <p>{refusal}</p>
        </SectionMessage>
      )}
      {watchedSince === undefined ? null : (
        <div role="status" className="ticket-watch">
          {answered
            ? `${String(comments - watchedSince)} new ${comments - watchedSince === 1 ? 'comment' : 'comments'} since the transition`
            : 'Watching what follows the transition…'}
          <ProgressBar isIndeterminate={!answered} value={1} ariaLabel="What follows the transition" />
        </div>
      )}
    </div>
  );
}
