import { ButtonGroup, List, ListItem } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { AskButton } from '../ask-button';
import { LinesSetting } from '../fields';
import { notifyDone } from '../notify';
import { PlanReminders } from '../plan-reminders';
import { useWords } from '../words';
import { isShown, type Request } from './use-request';

/** Approves or declines everybody of a request; each asks first. @param onDone called once nobody is left to decide about */
export function DecideButtons(props: {
  request: Request;
  /** Where agreeing to one person agrees to so many. */
  inAll?: number;
  onDone: () => Promise<void>;
}): ReactElement {
  const { request, onDone } = props;
  const words = useWords();
  const [reason, setReason] = useState('');
  const people = request.people.filter(isShown);
  const count = people.length;
  const inAll = props.inAll ?? count;

  const approve = async (): Promise<void> => {
    if (!(await request.approve())) return;
    notifyDone('approved', words.counted('approvals.approved', inAll));
    await onDone();
  };
  const decline = async (): Promise<void> => {
    if (!(await request.decline(reason.trim()))) return;
    notifyDone('declined', words.counted('approvals.declined', request.people.length));
    await onDone();
  };
  return (
    <ButtonGroup label={words.text('approvals.actions')}>
      {count === 0 ? null : (
        <AskButton
          label={words.text('approvals.approve.button')}
          buttonAppearance="primary"
          title={words.counted('approvals.approve.title', inAll)}
          sentence={words.text('approvals.approve.sentence')}
          confirmLabel={words.text('approvals.approve.confirm')}
          keepLabel={words.text('approvals.approve.keep')}
          refusedTitle={words.text('approvals.approve.refused')}
          appearance="warning"
          width="medium"
          onConfirm={approve}
        >
          <List type="unordered">
            {people.map(({ runId, person }) => (
              <ListItem key={runId}>{person.displayName}</ListItem>
            ))}
          </List>
          <PlanReminders
            people={people.map(({ person, plan }) => ({ displayName: person.displayName, plan }))}
          />
        </AskButton>
      )}
      <AskButton
        label={words.text('approvals.decline.button')}
        title={words.counted('approvals.decline.title', request.people.length)}
        sentence={words.text('approvals.decline.sentence')}
        confirmLabel={words.text('approvals.decline.confirm')}
        keepLabel={words.text('approvals.decline.keep')}
        refusedTitle={words.text('approvals.decline.refused')}
        appearance="danger"
        isIncomplete={reason.trim() === ''}
        onConfirm={decline}
      >
        <LinesSetting
          id="decline-reason"
          label={words.text('approvals.decline.reason')}
          help={words.text('approvals.decline.reasonHelp')}
          problem={null}
          start={reason}
          onType={setReason}
        />
      </AskButton>
    </ButtonGroup>
  );
}
