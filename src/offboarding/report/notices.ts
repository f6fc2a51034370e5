import { courseWords } from '../course-words';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { inWords } from '../time';
import { document, panel, paragraph, type AtlassianDocument } from './document';

/** When a run will begin, and how it can be stopped until then. */
export function startNotice({ document: run }: Run, settings: Settings): AtlassianDocument {
  const { intent } = courseWords(run, undefined, settings);
  const start = inWords(Date.parse(run.startAt), settings.times.zone);
  return document(
    panel('info', `Leaver will ${intent} on ${start}.`),
    paragraph('Nothing has been changed yet. Reopen the ticket before that time to stop it.'),
  );
}

/** Says no more than how far it is: for audiences that may not know names, groups or reasons. */
export const neutralNotice = (run: Run): AtlassianDocument => document(paragraph(neutralWords(run)));

function neutralWords({ document: { reason, rehearsal, startedAt } }: Run): string {
  if (reason) return "Leaver did not carry this request out. The reason is on Leaver's page.";
  if (rehearsal) {
    return "Leaver has rehearsed this request and changed nothing. The plan is on Leaver's page.";
  }
  if (startedAt === null) {
    return "Leaver will work on this request later. When is on Leaver's page. Reopen the ticket to stop it.";
  }
  return "Leaver has worked on this request. The report is on Leaver's page.";
}

/** For the requester of a service project. */
export const requesterNotice = (): AtlassianDocument =>
  document(paragraph('Your request has been worked on.'));
