import type { RunRow } from '../../../src/contract/runs';
import { hasEnded } from '../../shared/run-status';
import type { Words } from '../../shared/words';

/** What came of a run so far, in one line, after what it carries out unless that is the usual. */
export function resultInWords(run: RunRow, words: Words): string {
  const outcome = outcomeInWords(run, words);
  const result = run.restoredBy === null ? outcome : words.text('result.restored', { result: outcome });
  if (run.procedure === 'leave-company') return result;
  return words.text('result.ofKind', { kind: words.text(`runProcedures.${run.procedure}`), result });
}

/** The reason first, then what it waits for, then what it did. */
function outcomeInWords(run: RunRow, words: Words): string {
  if (run.reason !== null) return run.reason;
  if (run.status === 'scheduled') return words.text('result.starts', { moment: words.moment(run.startAt) });
  if (run.waiting !== null && !hasEnded(run.status)) return run.waiting;
  const counted = countsInWords(run, words);
  if (counted !== null) return counted;
  if (run.status === 'rehearsed') return words.text('result.rehearsed');
  return words.text(hasEnded(run.status) ? 'result.nothing' : 'result.nothingYet');
}

/** What was blocked and is solved by now no longer counts. */
function countsInWords({ done, blocked, status }: RunRow, words: Words): string | null {
  const doneWords = done > 0 ? words.counted('result.done', done) : null;
  if (blocked === 0 || status === 'completed') return doneWords;
  const blockedWords = words.counted('result.blocked', blocked);
  return doneWords === null
    ? blockedWords
    : words.text('common.and', { first: doneWords, second: blockedWords });
}
