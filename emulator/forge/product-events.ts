import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock, ProductEvent } from '../contract';
import type { Faults } from '../faults';
import type { Activity } from './activity';
import { createDueList } from './due-list';
import { evaluateFilter, ExpressionError } from './expression/evaluate';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import { PRODUCT_EVENT } from './limits';
import type { ForgeApp, Trigger } from './manifest/app';
import { backOffSeconds, judge, type RetryContext } from './retries';

export interface ProductEvents {
  /** Sends an event to the triggers that want it. @returns how many that are */
  send(event: ProductEvent): number;
  nextDue(): number | undefined;
  clear(): void;
}

interface Delivery {
  trigger: Trigger;
  event: ProductEvent;
  retries: number;
  retry: RetryContext | undefined;
  kill: 'before' | 'after' | undefined;
}

/**
 * Delivers product and lifecycle events to the manifest's triggers.
 * Source: https://developer.atlassian.com/platform/forge/events-reference/product_events/
 */
export function createProductEvents(options: {
  app: ForgeApp;
  installation: Installation;
  clock: Clock;
  activity: Activity;
  faults: Faults;
  invocations: Invocations;
  log: (text: string) => void;
  report: (error: unknown) => void;
}): ProductEvents {
  const { clock } = options;
  const due = createDueList(clock, options.activity, options.report);

  const deliver = async (delivery: Delivery): Promise<void> => {
    const { trigger, event, retry } = delivery;
    // Told to the handler only: `asUser` has nobody to act as, because no person makes the call.
    const principal = typeof event.atlassianId === 'string' ? event.atlassianId : undefined;
    const outcome = await options.invocations.run({
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      args: [
        { ...event, ...(retry && { retryContext: retry }) },
        options.installation.handlerContext(principal),
      ],
      kill: delivery.kill,
    });
    const verdict = judge(outcome);
    // The app's own errors are not retried; what it asks for and what the platform broke is.
    if (verdict.kind === 'done' || outcome.status === 'threw') return;
    if (delivery.retries >= PRODUCT_EVENT.retries) {
      options.log(`${event.eventType} was given up after ${String(PRODUCT_EVENT.retries)} retries.`);
      return;
    }
    const retries = delivery.retries + 1;
    const data = verdict.kind === 'asked' ? verdict.data : undefined;
    const afterSeconds = verdict.kind === 'asked' ? verdict.afterSeconds : backOffSeconds(retries);
    due.add(clock.now() + afterSeconds * 1000, () =>
      deliver({
        trigger,
        event,
        retries,
        retry: { retryCount: retries, retryReason: verdict.reason, ...(data && { retryData: data }) },
        kill: undefined,
      }),
    );
  };

  const dispatch = (trigger: Trigger, event: ProductEvent): void => {
    const fault = options.faults.meet({
      target: 'event',
      method: 'POST',
      path: event.eventType,
      client: false,
    });
    if (fault.drop) return;
    for (let copy = 0; copy < fault.copies; copy += 1) {
      due.add(clock.now() + fault.delaySeconds * 1000, async () => {
        if (fault.latencyMs > 0) await sleep(fault.latencyMs);
        await deliver({ trigger, event, retries: 0, retry: undefined, kill: fault.kill });
      });
    }
  };

  const wants = (trigger: Trigger, event: ProductEvent): boolean => {
    if (!trigger.events.has(event.eventType)) return false;
    if (trigger.ignoreSelf && event.selfGenerated === true) return false;
    if (!trigger.expression) return true;
    try {
      return evaluateFilter(trigger.expression, event);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      if (trigger.onError.endsWith('_AND_LOG'))
        options.log(`The filter of "${trigger.key}": ${error.message}`);
      return trigger.onError.startsWith('RECEIVE');
    }
  };

  return {
    send(event) {
      if (Buffer.byteLength(JSON.stringify(event)) > PRODUCT_EVENT.bytes) {
        options.log(
          `${event.eventType} is larger than ${String(PRODUCT_EVENT.bytes)} bytes and is never sent.`,
        );
        return 0;
      }
      const wanting = options.app.triggers.filter((trigger) => wants(trigger, event));
      for (const trigger of wanting) dispatch(trigger, structuredClone(event));
      return wanting.length;
    },
    nextDue: () => due.nextDue(),
    clear() {
      due.clear();
    },
  };
}
