import { Inline, SectionMessage, SectionMessageAction, Spinner, Text } from '@forge/react';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from './words';

/** Says that something is being read. @param what in the middle of a sentence, such as "the runs" */
export function Loading({ what }: { what: string }): ReactElement {
  const label = useWords().text('common.loading', { what });
  return (
    <Inline space="space.100" alignBlock="center">
      <Spinner size="small" label={label} />
      <Text>{label}…</Text>
    </Inline>
  );
}

/** Says that something could not be read or done, in the server's words, and offers to try again. */
export function Failed(props: { title: string; problem: string; onRetry: () => void }): ReactElement {
  return <Trouble appearance="error" {...props} />;
}

/** Says that what is shown may be old or not whole, why, and offers to try again. */
export function OutOfDate(props: { title: string; problem: string; onRetry: () => void }): ReactElement {
  return <Trouble appearance="warning" {...props} />;
}

function Trouble(props: {
  appearance: 'error' | 'warning';
  title: string;
  problem: string;
  onRetry: () => void;
}): ReactElement {
  const words = useWords();
  return (
    <SectionMessage
      appearance={props.appearance}
      title={props.title}
      actions={[
        <SectionMessageAction key="retry" onClick={props.onRetry}>
          {words.text('common.retry')}
        </SectionMessageAction>,
      ]}
    >
      <Text>{props.problem}</Text>
    </SectionMessage>
  );
}

/** A paragraph that matters less than what stands around it. */
export function Aside({ children }: { children: ReactNode }): ReactElement {
  return <Text color="color.text.subtle">{children}</Text>;
}
