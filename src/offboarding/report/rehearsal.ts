import type { Plan } from '../plan';
import { accountStep } from '../plan-words';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { inWords } from '../time';
import {
  bulletList,
  document as atlassianDocument,
  heading,
  panel,
  paragraph,
  type AtlassianDocument,
} from './document';
import { NOT_COVERED } from './not-covered';

/** The exact plan, as a rehearsal writes it: everything that a live rule would do here. */
export function rehearsalReport(run: Run, plan: Plan, settings: Settings): AtlassianDocument {
  const { leaver, removals } = plan;
  return atlassianDocument(
    panel(
      'info',
      `Rehearsal: nothing was changed. A live rule would take the access of ${leaver.displayName} away.`,
    ),
    heading('Groups that would be left'),
    bulletList(
      removals.map(({ name, gives }) =>
        gives.length > 0 ? `${name}, which gives ${gives.join(', ')}` : name,
      ),
    ) ?? paragraph('The person is in no group.'),
    heading('Account'),
    paragraph(accountStep(plan)),
    heading('When'),
    paragraph(whenInWords(run, settings)),
    heading('Not covered by Leaver'),
    bulletList(NOT_COVERED),
    paragraph(`Read from Jira: ${inWords(Date.parse(plan.readAt), settings.times.zone)}`),
  );
}

function whenInWords({ document, createdAt }: Run, settings: Settings): string {
  if (document.startAt <= createdAt) return 'At once.';
  return inWords(Date.parse(document.startAt), settings.times.zone);
}
