import type { Run } from '../run';
import { paragraph } from './document';

/**
 * The end of a run's chain of evidence as it stood when this was written: outside the app's storage, so that a chain that
 * was cut or rewritten later is found (`docs/evidence.md`).
 */
export const anchor = ({ document: { evidence } }: Run) =>
  evidence &&
  paragraph(`Evidence: run ${evidence.id}, ${String(evidence.entries)} entries, head ${evidence.head}`);
