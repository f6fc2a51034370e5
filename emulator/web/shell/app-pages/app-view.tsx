import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import { useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import {
  connectRealm,
  createEventBus,
  messageOf,
  type BridgeHost,
  type BridgeModal,
  type EventBus,
} from '../../bridge';
import { isNode, type UiKitNode } from '../../uikit/document';
import { RenderedNode } from '../../uikit/render';
import { UiKitServicesProvider, type UiKitServices } from '../../uikit/services';
import type { AppPage } from '../connection/app-description';
import { useActingPerson } from '../connection/person';
import { useFlags } from '../frame/flags';
import { copyTheme, onColorModeChange, themeState } from '../frame/theme';
import { callProduct, invokeResolver } from './app-calls';
import { AppModal, type ModalPlace } from './app-modal';
import { moduleContext, type ExtensionData } from './module-context';
import { follow, pagePath, sitePaths } from './page-path';
import { findPerson, searchPeople } from './people-services';
import { resourceAddress } from './resource-address';

export interface AppViewProps {
  page: AppPage;
  /** What `extension` of the context holds beside type and location. */
  extension: ExtensionData;
  issueKey?: string;
  /** Where the page stands, when it is a full page with addresses of its own below. */
  base?: string;
  /** Reloads what stands around the module; absent where nothing does. */
  onRefresh?: () => void;
  /** The modal in which the resource stands, if it does. */
  modal?: ModalPlace;
  /** The events of the page that opened the modal. */
  events?: EventBus;
}

/** React compares identities; the reconciler changes one and the same document. */
interface Commit {
  document: UiKitNode;
}

/**
 * Runs a UI Kit resource of the app in a realm of its own (a hidden frame) and draws its document here,
 * so that its pickers and dialogs stand on the page.
 */
export function AppView(props: AppViewProps): ReactElement {
  const { page, extension, issueKey, base, onRefresh, modal } = props;
  const person = useActingPerson();
  const flags = useFlags();
  const [commit, setCommit] = useState<Commit | undefined>();
  const [failure, setFailure] = useState<string | undefined>();
  const [opened, setOpened] = useState<BridgeModal | undefined>();
  const [run, setRun] = useState(0);
  const ownEvents = useMemo(createEventBus, []);
  const events = props.events ?? ownEvents;
  const latest = useRef({ extension, onRefresh, modal });
  latest.current = { extension, onRefresh, modal };

  const host = useMemo<BridgeHost>(
    () => ({
      context: () => moduleContext(page, person, latest.current.extension),
      reconcile: (document) => {
        if (isNode(document)) setCommit({ document });
      },
      invoke: (functionKey, payload) =>
        invokeResolver(person, {
          page: page.type,
          functionKey,
          payload,
          ...(issueKey === undefined ? {} : { issueKey }),
        }),
      product: (call) => callProduct(person, call),
      navigate: follow,
      reload: () => {
        setCommit(undefined);
        setRun((count) => count + 1);
      },
      showFlag: flags.show,
      closeFlag: flags.close,
      openModal: setOpened,
      close: (payload) => {
        latest.current.modal?.close(payload);
        return latest.current.modal !== undefined;
      },
      onClose: (callback) => {
        latest.current.modal?.onClose(callback);
        return latest.current.modal !== undefined;
      },
      refresh: () => {
        latest.current.onRefresh?.();
        return latest.current.onRefresh !== undefined;
      },
      enableTheming: copyTheme,
      changeWindowTitle: (title) => {
        document.title = title;
      },
      failed: (error) => {
        setFailure(messageOf(error));
      },
      events,
      paths: sitePaths,
      pagePath: base === undefined ? null : pagePath(base),
    }),
    [page, person, issueKey, base, flags, events],
  );

  const services = useMemo<UiKitServices>(
    () => ({
      searchPeople: (query) => searchPeople(person, query),
      findPerson: (accountId) => findPerson(person, accountId),
      navigate: follow,
      frame: (resource) => ({
        address: resourceAddress(resource),
        connect: (element) => {
          connectRealm(element, host);
        },
      }),
    }),
    [person, host],
  );

  useEffect(
    () =>
      onColorModeChange(() => {
        events.emit('FORGE_CORE_THEME_CHANGED', { theme: themeState() });
      }),
    [events],
  );

  const connect = useCallback(
    (element: HTMLIFrameElement | null) => {
      if (element !== null) connectRealm(element, host);
    },
    [host],
  );

  return (
    <>
      <iframe
        key={run}
        hidden
        title={`Code of ${page.title}`}
        src={resourceAddress(page.resource)}
        ref={connect}
        tabIndex={-1}
      />
      {failure === undefined ? null : (
        <SectionMessage appearance="error" title="The app failed">
          <p>{failure}</p>
        </SectionMessage>
      )}
      {commit === undefined && failure === undefined ? (
        <div className="shell-loading" role="status">
          <Spinner size="small" label={`Loading ${page.title}`} /> Loading {page.title}…
        </div>
      ) : null}
      {commit === undefined ? null : (
        <UiKitServicesProvider value={services}>
          <div className="uikit-root">
            <RenderedNode node={commit.document} />
          </div>
        </UiKitServicesProvider>
      )}
      {opened === undefined ? null : (
        <AppModal
          opened={opened}
          page={page}
          extension={extension}
          events={events}
          {...(issueKey === undefined ? {} : { issueKey })}
          onClosed={() => {
            setOpened(undefined);
          }}
        />
      )}
    </>
  );
}
