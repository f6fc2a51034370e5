import { bulletList, document, panel, paragraph, type AtlassianDocument } from '../report/document';
import { leavesEverything, type Run } from '../run';
import { adviceOn, regainedInWords } from './sighting-words';
import type { Regained } from './watch';

/** Tells the ticket what had come back. */
export function watchReport(run: Run, regained: readonly Regained[]): AtlassianDocument {
  const who = run.document.leaver?.displayName ?? 'The person';
  const isRehire = regained.some(({ way }) => way.by === 'person');
  const isForGood = leavesEverything(run);
  const question = isRehire && isForGood ? ' Rehire?' : '';
  return document(
    panel(
      'warning',
      `${who} (account id ${run.leaverId}) has access again that Leaver had taken.${question}`,
    ),
    bulletList(regained.map(regainedInWords)),
    paragraph(adviceOn(regained, isForGood)),
  );
}
