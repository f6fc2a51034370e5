import { ownsNothing, type Ownership } from '../facts';
import type { Plan } from '../plan';
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
  const { leaver, removals, ownership } = plan;
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
    ownership && !ownsNothing(ownership) ? paragraph(owned(ownership)) : undefined,
    heading('When'),
    paragraph(whenInWords(run, settings)),
    heading('Not covered by Leaver'),
    bulletList(NOT_COVERED),
    paragraph(`Read from Jira: ${inWords(Date.parse(plan.readAt), settings.times.zone)}`),
  );
}

function accountStep({ account, ownership }: Plan): string {
  const held =
    account.holdingGroupId === null
      ? 'No holding group is set, so the account would have to be closed by hand.'
      : 'The account would be put into the holding group.';
  if (account.action === 'keep') return held;
  if (ownership && !ownsNothing(ownership)) return `The account would not be deleted. ${held}`;
  return account.afterDays === 0
    ? 'The person would be removed from this site. This cannot be undone by Leaver.'
    : `${held} After ${String(account.afterDays)} days the person would be removed from this site. This cannot be undone by Leaver.`;
}

function owned({ filterTotal, projects, components }: Ownership): string {
  return `The person owns ${String(filterTotal)} filters and leads ${String(projects.length)} projects and ${String(components.length)} components; these need somebody else first.`;
}

function whenInWords({ document, createdAt }: Run, settings: Settings): string {
  if (document.startAt <= createdAt) return 'At once.';
  return inWords(Date.parse(document.startAt), settings.times.zone);
}
