import type { CandidateView, OwnAccessView } from '../../contract/candidates';
import { inWords } from '../time';
import { hasLost, lastActivityOf, type Candidacy, type Stage } from './candidacy';

/** A candidate as the operators see them. */
export function candidateView(candidacy: Candidacy): CandidateView {
  const { accountId, stage, version, changedAt, document } = candidacy;
  const { displayName, procedure, products, foundAt, note, approvedBy } = document;
  return {
    person: { accountId, displayName },
    stage,
    version,
    procedure,
    products: [...products],
    lastActive: lastActivityOf(candidacy),
    foundAt,
    changedAt,
    note,
    approvedBy,
    noticedAt: document.noticedAt,
    actsAt: document.actsAt,
    until: document.until,
    ticketKey: document.ticket?.key ?? null,
    runId: document.runId,
    history: document.history.map(({ at, by, words }) => ({ at, by: by?.displayName ?? null, words })),
  };
}

/** What the candidate themself reads on their ticket, and others who may see it. */
export function ownAccessView(candidacy: Candidacy, viewerId: string, zone: string): OwnAccessView {
  const { accountId, stage, document } = candidacy;
  const isOwn = accountId === viewerId;
  const isLost = hasLost(candidacy);
  return {
    isOwn,
    state: stateInWords(stage, document, zone),
    mayKeep: isOwn && !isLost && MAY_KEEP.includes(stage),
    mayAskBack: isOwn && isLost,
  };
}

const MAY_KEEP: readonly Stage[] = ['found', 'approved', 'noticed', 'acting'];

function stateInWords(
  stage: Candidacy['stage'],
  { displayName, actsAt, procedure }: Candidacy['document'],
  zone: string,
): string {
  const what = procedure === 'leave-company' ? 'account' : 'access';
  switch (stage) {
    case 'found':
    case 'approved':
      return `The ${what} of ${displayName} is not used. Nothing is about to be taken yet.`;
    case 'noticed': {
      const when = actsAt === null ? 'soon' : `on ${inWords(Date.parse(actsAt), zone)}`;
      return `The ${what} of ${displayName} ends ${when} if nobody needs it.`;
    }
    case 'acting':
      return `The ${what} of ${displayName} is ending.`;
    case 'acted':
      return `The ${what} of ${displayName} has ended.`;
    case 'asked-back':
      return `${displayName} has asked for the ${what} back. Somebody who looks after access decides.`;
    case 'kept':
      return `${displayName} keeps the ${what}.`;
    case 'dismissed':
      return `The ${what} of ${displayName} is left alone.`;
    case 'restored':
      return `The ${what} of ${displayName} was given back.`;
  }
}
