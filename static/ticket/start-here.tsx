import { Inline } from '@forge/react';
import type { ReactElement } from 'react';
import { AskButton } from '../shared/ask-button';
import { CallFailed, callTicket } from '../shared/call';
import { notifyDone } from '../shared/notify';
import { useWords } from '../shared/words';

/** Starts what was refused because of who resolved the ticket; asks first. A second press means the same runs. */
export function StartHere({ onStarted }: { onStarted: () => Promise<void> }): ReactElement {
  const words = useWords();
  const start = async (): Promise<void> => {
    const result = await callTicket('startHere', {});
    if (result.outcome === 'changed') throw new CallFailed(words.text('panel.start.changed'));
    notifyDone('start-here', words.text('panel.start.done'));
    await onStarted();
  };
  return (
    <Inline>
      <AskButton
        label={words.text('panel.start.button')}
        title={words.text('panel.start.title')}
        sentence={words.text('panel.start.sentence')}
        confirmLabel={words.text('panel.start.confirm')}
        keepLabel={words.text('panel.start.keep')}
        refusedTitle={words.text('panel.start.refused')}
        appearance="warning"
        onConfirm={start}
        onRefused={() => void onStarted()}
      />
    </Inline>
  );
}
