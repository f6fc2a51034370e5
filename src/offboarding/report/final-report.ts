import { isBlocked, latestEffects, type Effect } from '../effects';
import { outstanding } from '../outstanding';
import type { Plan } from '../plan';
import { reasonInWords } from '../reasons';
import { hasBegun, type Verification } from '../run';
import type { Settings } from '../settings';
import type { RunInHand } from '../steps/step';
import { inWords } from '../time';
import { bulletList, document, heading, panel, paragraph, type AtlassianDocument } from './document';
import { NOT_COVERED } from './not-covered';

/** The report of a run that is over or waits for its deletion, or the reason why there was none. */
export function finalReport(hand: RunInHand, settings: Settings): AtlassianDocument {
  const { reason, leaver, rehearsal, deleteAt } = hand.run.document;
  const who = leaver?.displayName ?? 'the person on this ticket';
  if (reason && !hasBegun(hand.run)) {
    const nothing = rehearsal ? 'Rehearsal: a live rule would do nothing here.' : 'Leaver did nothing.';
    return document(panel('warning', `${nothing} ${reasonInWords(reason)}`));
  }
  const { verification } = hand.run.document;
  const left = outstanding(hand);
  const done = latestEffects(hand.effects).filter((effect) => !isBlocked(effect));
  const deletionWaits = deleteAt !== null && verification?.onSite === true;
  return document(
    reason
      ? panel('warning', `Leaver stopped before it was finished. ${reasonInWords(reason)}`)
      : headline(who, left.length),
    heading('Done'),
    bulletList(done.map(doneInWords)) ?? paragraph('Nothing had to be changed.'),
    left.length > 0 ? heading('Left, and who can solve it') : undefined,
    bulletList(left),
    deletionWaits
      ? paragraph(
          `The account will be deleted from this site on ${inWords(Date.parse(deleteAt), settings.times.zone)}. Reopen the ticket before that time to keep it.`,
        )
      : undefined,
    verification ? heading('Read back') : undefined,
    verification ? bulletList(readBack(verification, hand.plan, settings)) : undefined,
    heading('Not covered by Leaver'),
    bulletList(NOT_COVERED),
  );
}

function headline(who: string, left: number) {
  return left === 0
    ? panel('success', `The access of ${who} is gone; read back, nothing is left.`)
    : panel('warning', `The access of ${who} was taken away as far as possible; ${String(left)} left.`);
}

function doneInWords({ kind, subject, outcome }: Effect): string {
  const earlier = outcome === 'found-done' ? ' (Jira showed it as done already)' : '';
  switch (kind) {
    case 'remove-group':
      return `Removed from the group ${subject.name}${earlier}`;
    case 'hold-account':
      return `Put into the holding group${earlier}`;
    case 'delete-account':
      return `Removed from this site${earlier}`;
  }
}

function readBack(
  { at, groups, isHeld, products, onSite }: Verification,
  plan: Plan | undefined,
  settings: Settings,
): string[] {
  const productName = (key: string) => plan?.products.find((product) => product.key === key)?.name ?? key;
  return [
    `Product access: ${products.length === 0 ? 'none' : products.map(productName).join(', ')}`,
    `Groups: ${groups.length === 0 ? 'none' : groups.map(({ name }) => name).join(', ')}${isHeld ? ' (and the holding group)' : ''}`,
    `Site membership: ${onSite ? 'the person is still on this site' : 'ended'}`,
    'Atlassian account: not changed',
    `Verified: ${inWords(Date.parse(at), settings.times.zone)}`,
  ];
}

/** The same for machines, as the value of an issue property: no names of people, ids only. */
export function machineReport(hand: RunInHand) {
  const { run, effects } = hand;
  const { reason, verification, deleteAt } = run.document;
  return {
    version: 1,
    runId: run.id,
    leaverAccountId: run.leaverId,
    operatorAccountId: run.operatorId,
    reason: reason?.code ?? null,
    effects: latestEffects(effects).map(({ kind, subject, outcome, at }) => ({
      kind,
      id: subject.id,
      outcome,
      at,
    })),
    verification: verification && {
      at: verification.at,
      groupIds: verification.groups.map(({ groupId }) => groupId),
      products: verification.products,
      onSite: verification.onSite,
      isHeld: verification.isHeld,
    },
    outstanding: outstanding(hand),
    deleteAt,
  };
}
