import Avatar from '@atlaskit/avatar';
import Button from '@atlaskit/button/new';
import { ButtonGroup } from '@atlaskit/button';
import Lozenge from '@atlaskit/lozenge';
import SectionMessage from '@atlaskit/section-message';
import TextArea from '@atlaskit/textarea';
import { useMemo, useState, type ReactElement } from 'react';
import { Adf } from '../../uikit/adf';
import { UiKitServicesProvider } from '../../uikit/services';
import { siteLinks } from '../app-pages/site-links';
import { initialsPicture } from '../connection/initials';
import { useActingPerson } from '../connection/person';
import { changeSite } from '../connection/site';
import { PersonLine } from '../frame/person-line';
import { Moment } from './moment';
import type { TicketComment } from './ticket-shapes';

interface CommentsProps {
  comments: readonly TicketComment[];
  ticketKey: string;
  reload: () => Promise<void>;
}

/** What was said about a ticket, oldest first, and a field to say more. */
export function Comments({ comments, ticketKey, reload }: CommentsProps): ReactElement {
  const services = useMemo(siteLinks, []);
  return (
    <UiKitServicesProvider value={services}>
      <div className="ticket-comments">
        <ol aria-label="Comments">
          {comments.map((comment) => (
            <li
              key={comment.id}
              className={comment.jsdPublic === false ? 'comment comment-internal' : 'comment'}
            >
              <Avatar size="medium" src={initialsPicture(comment.author?.displayName ?? '?')} />
              <div className="comment-content">
                <div className="comment-head">
                  <PersonLine person={comment.author} nobody="Unknown" />
                  <Moment at={comment.created} />
                  {comment.jsdPublic === false ? <Lozenge appearance="moved">Internal note</Lozenge> : null}
                </div>
                <Adf document={comment.body} />
              </div>
            </li>
          ))}
        </ol>
        {comments.length === 0 ? <p className="uikit-muted">Nobody has commented yet.</p> : null}
        <NewComment ticketKey={ticketKey} reload={reload} />
      </div>
    </UiKitServicesProvider>
  );
}

function paragraph(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** How Jira Service Management tells internal comments (facts on comments in service projects). */
const INTERNAL = [{ key: 'sd.public.comment', value: { internal: true } }];

function NewComment({ ticketKey, reload }: { ticketKey: string; reload: () => Promise<void> }): ReactElement {
  const person = useActingPerson();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState<string | undefined>();
  const add = async (internal: boolean): Promise<void> => {
    setRefusal(undefined);
    try {
      await changeSite(person, `/rest/api/3/issue/${encodeURIComponent(ticketKey)}/comment`, {
        body: paragraph(text),
        ...(internal ? { properties: INTERNAL } : {}),
      });
      setText('');
      await reload();
    } catch (error) {
      setRefusal(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div className="comment-new">
      <label htmlFor="new-comment">Add a comment</label>
      <TextArea
        id="new-comment"
        minimumRows={2}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {refusal === undefined ? null : (
        <SectionMessage appearance="error" title="Jira refused the comment">
          <p>{refusal}</p>
        </SectionMessage>
      )}
      <div>
        <ButtonGroup label="Add the comment">
          <Button isDisabled={text.trim() === ''} onClick={() => void add(true)}>
            Add internal note
          </Button>
          <Button isDisabled={text.trim() === ''} appearance="subtle" onClick={() => void add(false)}>
            Reply to customer
          </Button>
        </ButtonGroup>
      </div>
    </div>
  );
}
