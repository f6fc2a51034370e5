import { plannedCourse } from '../course';
import { courseWords } from '../course-words';
import { inheritsInWords, inventoryInWords, inventoryWarnings } from '../hand-over/inventory-words';
import type { Plan } from '../plan';
import { accountStep, otherUsesInWords } from '../plan-words';
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
import { notCovered } from './not-covered';

/** The exact plan, as a rehearsal writes it: everything that a live rule would do here. */
export function rehearsalReport(run: Run, plan: Plan, settings: Settings): AtlassianDocument {
  const { removals } = plan;
  const { intent, groups, noGroups } = courseWords(run.document, plan);
  return atlassianDocument(
    panel('info', `Rehearsal: nothing was changed. A live rule would ${intent}.`),
    heading(`${groups}, which would be left`),
    bulletList(
      removals.map(({ name, gives }) =>
        gives.length > 0 ? `${name}, which gives ${gives.join(', ')}` : name,
      ),
    ) ?? paragraph(noGroups),
    plan.inventory ? heading('What the person holds') : undefined,
    plan.inventory ? bulletList(inventoryInWords(plan.inventory)) : undefined,
    plan.inventory ? paragraph(inheritsInWords(plan.inventory)) : undefined,
    plan.inventory ? bulletList(inventoryWarnings(plan.inventory)) : undefined,
    bulletList(otherUsesInWords(plan)),
    heading('Account'),
    paragraph(accountStep(plan)),
    heading('When'),
    paragraph(whenInWords(run, settings)),
    heading('Not covered by Leaver'),
    bulletList(notCovered(plannedCourse(plan))),
    paragraph(`Read from Jira: ${inWords(Date.parse(plan.readAt), settings.times.zone)}`),
  );
}

function whenInWords({ document, createdAt }: Run, settings: Settings): string {
  if (document.startAt <= createdAt) return 'At once.';
  return inWords(Date.parse(document.startAt), settings.times.zone);
}
