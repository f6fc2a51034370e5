import { effectId, isBlocked, latestEffects } from '../effects';
import type { AccountState, Channels } from '../ports';
import { tryWays, type Tried } from '../channels/try-ways';
import { reason } from '../reasons';
import { accountNotice } from '../report/restore-report';
import { tellTicket } from '../report/tell-ticket';
import { absenceOf, returnInWords, type Absence } from '../restore/absence';
import { isErased } from '../restore/erased';
import { triedBy } from '../restore/standing';
import { ACCOUNT_KINDS, type Undoable } from '../restore/undoable';
import { givenBack, readUndoing } from '../restore/undoing';
import { DAY, HOUR, iso, MINUTE } from '../time';
import { required, type RunInHand, type Step, type StepOutcome, type StepParts } from './step';

/** An invitation of Atlassian's is good for 30 days; whoever has not come back by then is not waited for any longer. */
const LONGEST_ABSENCE = 30 * DAY;
/** Looked for often while somebody may be at it, then once an hour. Milliseconds. */
const FIRST_LOOK = MINUTE;
const LATER_LOOK = HOUR;

/**
 * Sees to it that the person is active on this site before anything is given to them: by a channel that an administrator
 * allows, else by asking those who can on the ticket. Then it waits until Jira shows the person as active.
 */
export const bringBack: Step = async (hand, parts) => {
  const { run } = hand;
  const leaver = await parts.directory.leaver(run.leaverId);
  const state = leaver?.active === true ? null : await parts.channels.accountState(run.leaverId);
  if (isErased(leaver, state)) return { kind: 'stop', reason: erased(hand) };
  const { chosen } = required(await readUndoing(parts.runs, run), 'run to undo');
  const account = chosen.find(({ kind }) => ACCOUNT_KINDS.includes(kind));
  const earlier = account && lastTry(hand, account);
  if (leaver?.active === true) {
    if (!account || (earlier && !isBlocked(earlier))) return { kind: 'done', store: false };
    const effects = [givenBack(account, iso(parts.clock.now()), { outcome: 'found-done' })];
    return { kind: 'done', effects, changes: { askedReturnAt: null }, store: true };
  }
  return run.document.askedReturnAt === undefined || run.document.askedReturnAt === null
    ? tryToBringBack(hand, parts, account, state)
    : waitForReturn(hand, parts, Date.parse(run.document.askedReturnAt));
};

async function tryToBringBack(
  hand: RunInHand,
  parts: StepParts,
  account: Undoable | undefined,
  state: AccountState | null,
): Promise<StepOutcome> {
  const { leaverId, document } = hand.run;
  const absence = absenceOf(state, account?.kind);
  const tried = triedBy(await change(parts, absence, leaverId));
  const now = iso(parts.clock.now());
  const changes = { askedReturnAt: now };
  const waitingFor = 'the person to be active on this site again';
  const wait = { kind: 'wait', at: parts.clock.now(), waitingFor, cause: 'patience', changes } as const;
  if (tried.outcome !== 'refused') {
    return { ...wait, effects: account && absence !== 'not-on-site' ? [givenBack(account, now, tried)] : [] };
  }
  const who = document.leaver?.displayName ?? leaverId;
  const words = returnInWords(absence, who, leaverId);
  const settings = await parts.settings.read();
  const untold = await tellTicket(hand, parts, settings, accountNotice(who, words, tried.words));
  const blocked =
    account && givenBack(account, now, { outcome: 'blocked', words: tried.words, advice: words });
  return { ...wait, changes: { ...changes, untold }, effects: blocked ? [blocked] : [] };
}

/** Asks the channels that are allowed for what ends this kind of absence. */
async function change(
  { channels, directory }: Pick<StepParts, 'channels' | 'directory'>,
  absence: Absence,
  accountId: string,
): Promise<Tried> {
  const isSo = async () => (await directory.leaver(accountId))?.active === true;
  switch (absence) {
    case 'deletion-pending':
      return tryWays(await channels.ways('cancel-deletion'), { kind: 'cancel-deletion', accountId }, isSo);
    case 'deactivated':
      return tryWays(await channels.ways('enable-account'), { kind: 'enable-account', accountId }, isSo);
    case 'suspended':
      return tryWays(await channels.ways('restore-access'), { kind: 'restore-access', accountId }, isSo);
    case 'not-on-site':
      return invite(channels, accountId, isSo);
    case 'unknown':
      return { outcome: 'refused', refusals: [] };
  }
}

/** An invitation goes to an address, which only the organisation tells. */
async function invite(channels: Channels, accountId: string, isSo: () => Promise<boolean>): Promise<Tried> {
  const ways = await channels.ways('invite');
  const standing = ways.length > 0 ? await channels.standing(accountId) : undefined;
  if (!standing || 'untold' in standing || standing.email === null)
    return { outcome: 'refused', refusals: [] };
  return tryWays(ways, { kind: 'invite', email: standing.email, groupIds: [] }, isSo);
}

function waitForReturn(hand: RunInHand, { clock }: StepParts, askedAt: number): StepOutcome {
  const now = clock.now();
  if (now - askedAt > LONGEST_ABSENCE) {
    return { kind: 'stop', reason: reason('return-not-seen', { who: nameOf(hand) }) };
  }
  const next = now - askedAt < LATER_LOOK ? FIRST_LOOK : LATER_LOOK;
  return {
    kind: 'wait',
    at: now + next,
    waitingFor: 'the person to be active on this site again',
    cause: 'patience',
  };
}

const lastTry = ({ effects }: RunInHand, { id }: Undoable) =>
  latestEffects(effects).find((effect) => effect.id === effectId('give-back', id));

const erased = (hand: RunInHand) => reason('leaver-erased', { who: nameOf(hand) });

const nameOf = ({ run }: RunInHand): string => run.document.leaver?.displayName ?? run.leaverId;
