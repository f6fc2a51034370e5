import { z } from 'zod';
import { createPageHistory, type PagePath } from './bridge-history';
import { locationUrl, type SitePaths } from './bridge-locations';

/** A UI call's limits in bytes of JSON (Forge documentation, "Invocation limits"). */
const LARGEST_REQUEST = 500 * 1024;
const LARGEST_RESPONSE = 5 * 1024 * 1024;

/** Where a resource of the app runs, and how its realm gets its bridge. */
export interface BridgeFrame {
  address: string;
  /** Puts the bridge on the frame's element, where the page inside picks it up before any script of the app. */
  connect(element: HTMLIFrameElement): void;
}

/** The answer of a product call as `@forge/bridge` expects it. */
export interface ProductAnswer {
  body: string;
  headers: Record<string, string>;
  status: number;
  statusText: string;
}

const anyFunction = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');
const flag = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'error']),
  isAutoDismiss: z.boolean().optional(),
  actions: z.array(z.object({ text: z.string(), onClick: anyFunction })).optional(),
});
const modal = z.object({
  resource: z.string().nullable(),
  onClose: anyFunction,
  size: z.unknown(),
  context: z.record(z.string(), z.unknown()),
  closeOnEscape: z.boolean(),
  closeOnOverlayClick: z.boolean(),
  title: z.string(),
});
const productCall = z.object({
  product: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z.string().optional(),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
});

export type BridgeFlag = z.infer<typeof flag>;
export type BridgeModal = z.infer<typeof modal>;
export type ProductCall = z.infer<typeof productCall>;

/** What the page offers to the module that runs on it. */
export interface BridgeHost {
  context(): Promise<unknown>;
  reconcile(document: unknown): void;
  invoke(functionKey: string, payload: unknown): Promise<unknown>;
  product(call: ProductCall): Promise<ProductAnswer>;
  /** `address` is relative to the site or whole. */
  navigate(address: string, newTab: boolean): void;
  reload(): void;
  showFlag(flag: BridgeFlag): void;
  closeFlag(id: string | number): void;
  openModal(modal: BridgeModal): void;
  /** Closes the modal that the resource stands in; false when it stands in none. */
  close(payload: unknown): boolean;
  onClose(callback: () => unknown): boolean;
  /** Reloads what the product shows around the module; false where there is nothing to reload. */
  refresh(): boolean;
  enableTheming(realm: Window): void;
  changeWindowTitle(title: string): void;
  failed(error: unknown): void;
  events: EventBus;
  paths: SitePaths;
  /** The part of the page's address that belongs to the app, for `createHistory`; null where there is none. */
  pagePath: PagePath | null;
}

/** Events between the parts of an app on one page. */
export interface EventBus {
  emit(event: string, payload: unknown): void;
  on(event: string, callback: (payload: unknown) => unknown): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Map<string, Set<(payload: unknown) => unknown>>();
  return {
    emit(event, payload) {
      for (const listener of listeners.get(event) ?? []) listener(payload);
    },
    on(event, callback) {
      const known = listeners.get(event) ?? new Set();
      listeners.set(event, known.add(callback));
      return () => known.delete(callback);
    },
  };
}

type Command = (data: unknown, realm: Window) => unknown;

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value ?? null)).length;
}

async function invokeWithinLimits(host: BridgeHost, data: unknown): Promise<unknown> {
  const { functionKey, payload } = z.object({ functionKey: z.string(), payload: z.unknown() }).parse(data);
  if (sizeOf(payload) > LARGEST_REQUEST) {
    throw new Error(
      `The payload of "${functionKey}" is larger than the 500 KB that a call from a page may carry.`,
    );
  }
  const result = await host.invoke(functionKey, payload);
  if (sizeOf(result) > LARGEST_RESPONSE) {
    throw new Error(`The answer of "${functionKey}" is larger than the 5 MB that a page may get.`);
  }
  return result;
}

/**
 * The commands of `@forge/bridge` 5.17.0 that the emulator answers, by name (its `callBridge(…)` calls).
 * Realtime, Rovo, feature flags, the object store and runtime egress are not among them.
 */
function commandsOf(host: BridgeHost): Readonly<Record<string, Command>> {
  const subscribe: Command = (data) => {
    const { event, callback } = z.object({ event: z.string(), callback: anyFunction }).parse(data);
    return { unsubscribe: host.events.on(event, callback) };
  };
  const emit: Command = (data) => {
    const { event, payload } = z.object({ event: z.string(), payload: z.unknown() }).parse(data);
    host.events.emit(event, payload);
  };
  return {
    reconcile: (data) => {
      host.reconcile(z.object({ forgeDoc: z.unknown() }).parse(data).forgeDoc);
    },
    getContext: () => host.context(),
    invoke: (data) => invokeWithinLimits(host, data),
    fetchProduct: (data) => host.product(productCall.parse(data)),
    navigate: (data) => {
      const { type } = z.object({ type: z.enum(['same-tab', 'new-tab']) }).parse(data);
      host.navigate(locationUrl(data, host.paths), type === 'new-tab');
    },
    getUrl: (data) => new URL(locationUrl(data, host.paths), host.paths.origin).href,
    reload: () => {
      host.reload();
    },
    showFlag: (data) => {
      host.showFlag(flag.parse(data));
    },
    closeFlag: (data) => {
      host.closeFlag(flag.pick({ id: true }).parse(data).id);
      return true;
    },
    openModal: (data) => {
      host.openModal(modal.parse(data));
      return true;
    },
    close: (data) => host.close(data),
    onClose: (data) => host.onClose(anyFunction.parse(data)),
    submit: () => false,
    refresh: () => host.refresh(),
    open: () => false,
    on: subscribe,
    onPublic: subscribe,
    emit,
    emitPublic: emit,
    createHistory: () => {
      if (host.pagePath === null) throw new Error('createHistory works on full pages only.');
      return createPageHistory(host.pagePath);
    },
    enableTheming: (_data, realm) => {
      host.enableTheming(realm);
    },
    changeWindowTitle: (data) => {
      host.changeWindowTitle(z.string().parse(data));
    },
    emitReadyEvent: () => undefined,
    onError: (data) => {
      host.failed(z.object({ error: z.unknown() }).parse(data).error);
    },
  };
}

/** Commands whose answers are plain data and are made again in the realm of the app. */
const DATA_COMMANDS = new Set(['getContext', 'invoke', 'fetchProduct']);

/** The message of an error of any realm; `instanceof` knows only its own. */
export function messageOf(error: unknown): string {
  const { message } = z.object({ message: z.string() }).safeParse(error).data ?? { message: String(error) };
  return message;
}

/**
 * Connects a resource's realm to its page: what it throws and gives are the realm's own errors and objects,
 * as if they had crossed a real border.
 */
export function connectRealm(element: HTMLIFrameElement, host: BridgeHost): void {
  const commands = commandsOf(host);
  const callBridge = async (name: string, data?: unknown): Promise<unknown> => {
    const realm = element.contentDocument?.defaultView;
    if (!realm) return new Promise(() => undefined);
    try {
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (command === undefined) throw new Error(`The emulator does not know the bridge command "${name}".`);
      const answer = await command(data, realm);
      return DATA_COMMANDS.has(name) ? realm.structuredClone(answer) : answer;
    } catch (error) {
      console.error(`Bridge command ${name}:`, error);
      throw new realm.Error(messageOf(error));
    }
  };
  Object.assign(element, { forgeBridge: { callBridge } });
}
