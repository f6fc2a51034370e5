import type { Approval } from '../approval/approval';
import { causesInWords, forAllInWords } from '../approval/words';
import { courseWords } from '../course-words';
import { mayDelete, type Plan } from '../plan';
import { accountStep } from '../plan-words';
import type { Run } from '../run';
import type { Settings } from '../settings';
import { howToStop } from '../ticket-outcome/how-to-stop';
import { inWords } from '../time';
import { bulletList, document, heading, panel, paragraph, type AtlassianDocument } from './document';

const NOT_WHILE_HELD =
  'The account is not deleted while the person owns something that nobody inherits. Whoever is to approve it sees what they hold.';

/** When a run will begin, and how it can be stopped until then. */
export function startNotice({ document: run }: Run, settings: Settings): AtlassianDocument {
  const { intent } = courseWords(run, undefined, settings);
  const start = inWords(Date.parse(run.startAt), settings.times.zone);
  return document(
    panel('info', `Leaver will ${intent} on ${start}.`),
    paragraph(`Nothing has been changed yet. ${howToStop(run, settings)} before that time to stop it.`),
  );
}

/** What somebody else has to agree to, why, until when and where. */
export function approvalNotice(
  { document: run }: Run,
  { causes, forAll, askedBy, expiresAt }: Approval,
  plan: Plan | undefined,
  settings: Settings,
): AtlassianDocument {
  const { intent, groups, noGroups } = courseWords(run, plan, settings);
  const until = inWords(Date.parse(expiresAt), settings.times.zone);
  return document(
    panel('warning', `Approval is wanted: ${askedBy.displayName} asks Leaver to ${intent}.`),
    bulletList([...causesInWords(causes), ...(forAll ? [forAllInWords(forAll)] : [])]),
    plan && heading(groups),
    plan && (bulletList(plan.removals.map(({ name }) => name)) ?? paragraph(noGroups)),
    plan && paragraph(accountStep(plan)),
    // The comment is written without a look at what the person holds, which costs Jira's points.
    plan && mayDelete(plan) && !plan.inventory ? paragraph(NOT_WHILE_HELD) : undefined,
    paragraph(
      `Nothing has been changed yet. Another operator than ${askedBy.displayName} approves or declines it on this ticket or on Leaver's page, tab "Approvals", until ${until}; after that nothing happens.`,
    ),
  );
}

/** Says no more than how far it is: for audiences that may not know names, groups or reasons. */
export const neutralNotice = (run: Run, settings: Settings): AtlassianDocument =>
  document(paragraph(neutralWords(run.document, settings)));

function neutralWords(run: Run['document'], settings: Settings): string {
  const { reason, rehearsal, startedAt, approval } = run;
  if (reason) return "Leaver did not carry this request out. The reason is on Leaver's page.";
  if (rehearsal) {
    return "Leaver has rehearsed this request and changed nothing. The plan is on Leaver's page.";
  }
  if (approval?.given === null) {
    return "Leaver will work on this request once a second person has approved it, on Leaver's page.";
  }
  if (startedAt === null) {
    return `Leaver will work on this request later. When is on Leaver's page. ${howToStop(run, settings)} to stop it.`;
  }
  return "Leaver has worked on this request. The report is on Leaver's page.";
}

/** For the requester of a service project. */
export const requesterNotice = (): AtlassianDocument =>
  document(paragraph('Your request has been worked on.'));
