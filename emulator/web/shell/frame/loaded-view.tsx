import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactElement, ReactNode } from 'react';
import type { Loaded } from '../connection/use-loaded';

interface LoadedViewProps<Value> {
  loaded: Loaded<Value>;
  /** What is loaded, for words: "the ticket". */
  what: string;
  children: (value: Value) => ReactNode;
}

/** Says loading and failed in words, and shows the rest. */
export function LoadedView<Value>({ loaded, what, children }: LoadedViewProps<Value>): ReactElement {
  switch (loaded.state) {
    case 'loading':
      return (
        <div className="shell-loading" role="status">
          <Spinner size="small" label={`Loading ${what}`} /> Loading {what}…
        </div>
      );
    case 'failed':
      return (
        <SectionMessage appearance="error" title={`Could not load ${what}`}>
          <p>{loaded.reason}</p>
        </SectionMessage>
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}
