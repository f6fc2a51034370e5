import Flag, { AutoDismissFlag, FlagGroup } from '@atlaskit/flag';
import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusInformationIcon from '@atlaskit/icon/core/status-information';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import { token } from '@atlaskit/tokens';
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { BridgeFlag } from '../../bridge';

interface Flags {
  show(flag: BridgeFlag): void;
  close(id: string | number): void;
}

const FlagsContext = createContext<Flags>({ show: () => undefined, close: () => undefined });

const ICONS: Readonly<Record<BridgeFlag['type'], ReactElement>> = {
  info: <StatusInformationIcon label="Information" color={token('color.icon.information')} />,
  success: <StatusSuccessIcon label="Success" color={token('color.icon.success')} />,
  warning: <StatusWarningIcon label="Warning" color={token('color.icon.warning')} />,
  error: <StatusErrorIcon label="Error" color={token('color.icon.danger')} />,
};

/** Shows short messages of the shell and of the app in a corner, as Jira does. */
export function FlagsProvider({ children }: { children: ReactNode }): ReactElement {
  const [shown, setShown] = useState<readonly BridgeFlag[]>([]);
  const close = useCallback((id: string | number) => {
    setShown((flags) => flags.filter((flag) => flag.id !== id));
  }, []);
  const show = useCallback((flag: BridgeFlag) => {
    setShown((flags) => [flag, ...flags.filter((other) => other.id !== flag.id)]);
  }, []);
  const flags = useMemo(() => ({ show, close }), [show, close]);
  return (
    <FlagsContext.Provider value={flags}>
      {children}
      {/* A landmark, so that those who jump from one to the next find the messages. */}
      <section className="shell-messages" aria-label="Messages">
        <FlagGroup
          shouldRenderToParent
          onDismissed={(id) => {
            close(id);
          }}
        >
          {shown.map((flag) => {
            const FlagKind = flag.isAutoDismiss === true ? AutoDismissFlag : Flag;
            return (
              <FlagKind
                key={flag.id}
                id={flag.id}
                icon={ICONS[flag.type]}
                title={flag.title ?? ''}
                description={flag.description}
                actions={(flag.actions ?? []).map(({ text, onClick }) => ({
                  content: text,
                  onClick: () => void onClick(),
                }))}
              />
            );
          })}
        </FlagGroup>
      </section>
    </FlagsContext.Provider>
  );
}

export function useFlags(): Flags {
  return useContext(FlagsContext);
}
