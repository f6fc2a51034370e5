import type { BreakerView } from '../../../src/contract/breaker';

/** What everything gets that changes what was agreed. */
export interface ChangeProps {
  /** Takes the state that a call has just given. */
  onChanged: (breaker: BreakerView) => Promise<void>;
  /** After a change was refused: reads the state again. */
  onRefused: () => void;
}
