import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultedCall, Faults } from './faults';

/** The connection is to end without an answer. */
export const DROPPED = Symbol('dropped');

/**
 * Lets one call pass through the faults that were ordered.
 * @param kill ends the invocation that makes the call; other clients only lose their connection
 * @param effect makes the call's effect and answers it
 */
export async function passFaults(
  faults: Faults,
  call: FaultedCall,
  kill: () => void,
  effect: (fault: Fault) => Promise<Response>,
): Promise<Response | typeof DROPPED> {
  const fault = faults.meet(call);
  if (fault.latencyMs > 0) await sleep(fault.latencyMs);
  if (fault.kill === 'before') kill();
  if (fault.kill === 'before' || fault.drop === 'before') return DROPPED;
  if (fault.answer) return orderedAnswer(fault.answer);
  const response = await effect(fault);
  if (fault.kill === 'after') kill();
  return fault.kill === 'after' || fault.drop === 'after' ? DROPPED : response;
}

function orderedAnswer({ status, headers, body }: NonNullable<Fault['answer']>): Response {
  const isText = typeof body === 'string';
  const text = body === undefined ? null : isText ? body : JSON.stringify(body);
  const type = isText ? 'text/plain' : 'application/json';
  return new Response(text, {
    status,
    headers: { ...(text !== null && { 'content-type': type }), ...headers },
  });
}
