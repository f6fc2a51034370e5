import { contractViolations, type Exchange } from './openapi';

/** Collects what went over the wire in a test, to compare it with the contract at the end. */
export interface ContractRecorder {
  /** Hand this to the emulator as its listener. */
  onExchange: (exchange: Exchange) => void;
  /** One line per violation, each once. */
  violations(): Promise<string[]>;
}

/** A recorder with nothing in it. */
export function createContractRecorder(): ContractRecorder {
  const exchanges: Exchange[] = [];
  return {
    onExchange: (exchange) => {
      exchanges.push(exchange);
    },
    async violations() {
      const found = await Promise.all(exchanges.map(contractViolations));
      return [...new Set(found.flat())];
    },
  };
}
