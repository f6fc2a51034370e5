import { invoke } from '@forge/bridge';
import type { AdminCalls, OperatorCalls, TicketCalls } from '../../src/contract/calls';

/** A call failed or was refused; the message is the server's, for the person on the page. */
export class CallFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CallFailed';
  }
}

/** The bridge puts this before the words of a resolver that threw. */
const BRIDGE_PREFIX = /^(Error: )?There was an error invoking the function - (Error: )?/;

/** What to show of something that was thrown. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(BRIDGE_PREFIX, '');
}

function caller<Calls extends { [Key in keyof Calls]: { payload: object; result: object } }>() {
  return async <Key extends keyof Calls & string>(
    functionKey: Key,
    payload: Calls[Key]['payload'],
  ): Promise<Calls[Key]['result']> => {
    try {
      return await invoke<Calls[Key]['result']>(functionKey, payload);
    } catch (error) {
      throw new CallFailed(messageOf(error));
    }
  };
}

/** Calls a resolver of the operator's page. @throws CallFailed */
export const callOperator = caller<OperatorCalls>();

/** Calls a resolver of the administrator's page. @throws CallFailed */
export const callAdmin = caller<AdminCalls>();

/** Calls a resolver of the ticket panel. @throws CallFailed */
export const callTicket = caller<TicketCalls>();
