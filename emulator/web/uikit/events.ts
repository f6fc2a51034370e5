import { isRecord } from './document';

/**
 * What a handler of an app gets instead of a DOM event: plain data, as the platform sends it
 * (`SerialisableEvent` in `@atlaskit/forge-react-types`).
 */
export interface SerialisableEvent {
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  eventPhase: number;
  isTrusted: boolean;
  timeStamp: number;
  target: {
    value?: unknown;
    checked?: boolean;
    name?: string;
    id?: string;
    tagName?: string;
    type?: string;
    selectionStart?: number | null;
    selectionEnd?: number | null;
  };
}

interface DomEventLike {
  type: string;
  bubbles: boolean;
  cancelable: boolean;
  defaultPrevented: boolean;
  eventPhase: number;
  isTrusted: boolean;
  timeStamp: number;
  target: unknown;
}

function isDomEvent(value: unknown): value is DomEventLike {
  return (
    isRecord(value) &&
    'target' in value &&
    typeof value['type'] === 'string' &&
    typeof value['timeStamp'] === 'number'
  );
}

function serialisedTarget(target: unknown): SerialisableEvent['target'] {
  if (target instanceof HTMLInputElement) {
    const hasSelection = ['text', 'search', 'url', 'tel', 'password'].includes(target.type);
    return {
      value: target.value,
      checked: target.checked,
      name: target.name,
      id: target.id,
      tagName: target.tagName,
      type: target.type,
      ...(hasSelection ? { selectionStart: target.selectionStart, selectionEnd: target.selectionEnd } : {}),
    };
  }
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLButtonElement) {
    return {
      value: target.value,
      name: target.name,
      id: target.id,
      tagName: target.tagName,
      type: target.type,
    };
  }
  if (target instanceof HTMLElement) return { id: target.id, tagName: target.tagName };
  return {};
}

/** Turns one argument of a handler into what crosses the bridge: events become plain data, the rest stays. */
export function serialised(argument: unknown): unknown {
  if (!isDomEvent(argument)) return argument;
  const { type, bubbles, cancelable, defaultPrevented, eventPhase, isTrusted, timeStamp } = argument;
  return {
    type,
    bubbles,
    cancelable,
    defaultPrevented,
    eventPhase,
    isTrusted,
    timeStamp,
    target: serialisedTarget(argument.target),
  } satisfies SerialisableEvent;
}

export function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

/** Wraps a live handler of an app so that it gets plain data only; analytics arguments do not cross. */
export function handler(callback: (...args: unknown[]) => unknown): (...args: unknown[]) => void {
  return (...args) => {
    const crossing = args.map(serialised).filter((argument, index) => index === 0 || !isAnalytics(argument));
    const answer = callback(...crossing);
    if (answer instanceof Promise) answer.catch(reportLater);
  };
}

function isAnalytics(argument: unknown): boolean {
  return isRecord(argument) && ('_isUIAnalyticsEvent' in argument || 'handlers' in argument);
}

/** Lets the window see a failure of an asynchronous handler, as an unhandled rejection would. */
function reportLater(error: unknown): void {
  console.error('A handler of the app failed:', error);
}
