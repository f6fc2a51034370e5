import { accessGoneInWords } from '../access-gone';
import { identityTeamPart } from '../channels/ask-identity-team';
import { plannedCourse } from '../course';
import { courseWords } from '../course-words';
import { doneInWords } from '../effect-words';
import { isBlocked, latestEffects } from '../effects';
import { inventoryWarnings } from '../hand-over/inventory-words';
import { outstanding } from '../outstanding';
import { reasonInWords } from '../reasons';
import { endsAccess, hasBegun } from '../run';
import { settledLines } from '../settled';
import type { Settings } from '../settings';
import type { RunInHand } from '../steps/step';
import type { Finished } from '../ticket-outcome/finish-ticket';
import { howToStop } from '../ticket-outcome/how-to-stop';
import { markInWords } from '../ticket-outcome/mark';
import { inWords } from '../time';
import { viaInWords } from '../via';
import { anchor } from './anchor';
import { bulletList, document, heading, panel, paragraph, type AtlassianDocument } from './document';
import { notCovered } from './not-covered';
import { restoreReport } from './restore-report';

/** The report of a run that is over or waits for its deletion, or the reason why there was none. */
export function finalReport(hand: RunInHand, settings: Settings, finish: Finished): AtlassianDocument {
  const { reason, rehearsal, deleteAt } = hand.run.document;
  if (reason && !hasBegun(hand.run)) {
    const nothing = rehearsal ? 'Rehearsal: a live rule would do nothing here.' : 'Leaver did nothing.';
    return document(
      panel('warning', `${nothing} ${reasonInWords(reason)}`),
      ...onTicket(finish),
      anchor(hand.run),
    );
  }
  if (hand.run.document.procedure === 'restore') return restoreReport(hand, settings);
  const { verification } = hand.run.document;
  const left = outstanding(hand);
  const done = latestEffects(hand.effects).filter((effect) => !isBlocked(effect));
  const deletionWaits = deleteAt !== null && verification?.onSite === true;
  return document(
    reason
      ? panel('warning', `Leaver stopped before it was finished. ${reasonInWords(reason)}`)
      : headline(hand, left.length),
    askedThrough(hand),
    heading('Done'),
    bulletList([...done.map(doneInWords), ...settledLines(hand)]) ?? paragraph('Nothing had to be changed.'),
    ...staying(hand),
    left.length > 0 ? heading('Left, and who can solve it') : undefined,
    bulletList(left),
    ...identityTeamPart(hand),
    deletionWaits
      ? paragraph(
          `The account will be deleted from this site on ${inWords(Date.parse(deleteAt), settings.times.zone)}. ${howToStop(hand.run.document, settings)} before that time to keep it.`,
        )
      : undefined,
    verification ? heading('Read back') : undefined,
    verification ? bulletList(readBack(hand, settings)) : undefined,
    ...onTicket(finish),
    heading('Not covered by Leaver'),
    bulletList(notCovered(hand.plan && plannedCourse(hand.plan))),
    anchor(hand.run),
  );
}

function headline({ run, plan }: RunInHand, left: number) {
  const { done, partly } = courseWords(run.document, plan);
  return left === 0
    ? panel('success', `${done}; read back, nothing is left.`)
    : panel('warning', `${partly}; ${String(left)} left.`);
}

/** What Leaver changed on the ticket itself, or could not change. */
function onTicket({ marks, waitsForOthers }: Finished) {
  const lines = [
    ...marks.map(markInWords),
    ...(waitsForOthers ? ['Other people of this ticket are under way; the last of them finishes it.'] : []),
  ];
  return lines.length > 0 ? [heading('On this ticket'), bulletList(lines)] : [];
}

/** What was not to be handed over, and what else somebody should mind. */
function staying({ plan, run }: RunInHand) {
  const notes = [
    ...(plan?.inventory ? inventoryWarnings(plan.inventory) : []),
    ...(run.document.bulk ? ['Jira was asked to hand issues over, and how that ended is not known.'] : []),
  ];
  return notes.length > 0 ? [heading('To mind'), bulletList(notes)] : [];
}

/** Who answers for a run that a tool or a rule asked for; on a ticket that a person resolved, its history says so. */
function askedThrough({ run }: RunInHand) {
  const { via, operator } = run.document;
  if (!via) return undefined;
  return paragraph(`${viaInWords(via)} asked for this; ${operator?.displayName ?? 'nobody'} answers for it.`);
}

function readBack({ run, plan }: RunInHand, settings: Settings): string[] {
  const { verification } = run.document;
  if (!verification) return [];
  const { at, groups, isHeld, products, onSite } = verification;
  const gone = accessGoneInWords(run, settings.times.zone);
  const productName = (key: string) => plan?.products.find((product) => product.key === key)?.name ?? key;
  return [
    `Product access${endsAccess(run) ? '' : ', which was not to change'}: ${products.length === 0 ? 'none' : products.map(productName).join(', ')}`,
    `${courseWords(run.document, plan).groups}: ${groups.length === 0 ? 'none' : groups.map(({ name }) => name).join(', ')}${isHeld ? ' (and the holding group)' : ''}`,
    ...(gone === null ? [] : [`Access gone: ${gone}`]),
    `Site membership: ${onSite ? 'the person is still on this site' : 'ended'}`,
    'Atlassian account: not changed',
    `Verified: ${inWords(Date.parse(at), settings.times.zone)}`,
  ];
}
