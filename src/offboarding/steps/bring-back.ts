import { effectId, isBlocked, latestEffects } from '../effects';
import type { AccountState, Channels } from '../ports';
import { tryWays, type Tried } from '../channels/try-ways';
import { reason } from '../reasons';
import { accountNotice } from '../report/restore-report';
import { commentOn } from '../report/tell-ticket';
import { absenceOf, isPresent, returnInWords, type Absence } from '../restore/absence';
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
const RETURN = 'it waits for the person to be active on this site again';

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
  const accounts = chosen.filter(({ kind }) => ACCOUNT_KINDS.includes(kind));
  if (leaver?.active === true) {
    const open = accounts.filter((account) => !isGivenBack(hand, account));
    const now = iso(parts.clock.now());
    const effects = open.map((account) => givenBack(account, now, { outcome: 'found-done' }));
    return { kind: 'done', effects, changes: { askedReturnAt: null }, store: effects.length > 0 };
  }
  const { askedReturnAt, askedReturnFor = [] } = run.document;
  const askedAt = askedReturnAt ? Date.parse(askedReturnAt) : undefined;
  const absence = absenceOf(state, accounts[0]?.kind);
  // Without word of the organisation the absence is a guess, which is worth one question.
  const isKnown = state !== null || askedAt === undefined;
  const isNews = isKnown && !askedReturnFor.includes(absence) && !mayBeOnTheWay(hand, parts, state, askedAt);
  return isNews ? tryToBringBack(hand, parts, accounts, absence) : waitForReturn(hand, parts, askedAt);
};

/** Active for the organisation soon after it was asked for that: Jira shows it a little later. */
const mayBeOnTheWay = (
  { isRepeat }: RunInHand,
  { clock }: StepParts,
  state: AccountState | null,
  askedAt: number | undefined,
): boolean => isPresent(state) && (askedAt === undefined ? isRepeat : clock.now() - askedAt < LATER_LOOK);

async function tryToBringBack(
  hand: RunInHand,
  parts: StepParts,
  accounts: readonly Undoable[],
  absence: Absence,
): Promise<StepOutcome> {
  const { run } = hand;
  const { leaverId, document } = run;
  const account = accounts.find(({ kind }) => absenceOf(null, kind) === absence) ?? accounts[0];
  const tried = triedBy(await change(parts, absence, leaverId));
  const now = iso(parts.clock.now());
  const changes = { askedReturnAt: now, askedReturnFor: [...(document.askedReturnFor ?? []), absence] };
  const wait = {
    kind: 'wait',
    at: parts.clock.now(),
    waitingFor: RETURN,
    cause: 'patience',
    changes,
  } as const;
  if (tried.outcome !== 'refused') {
    return { ...wait, effects: account && absence !== 'not-on-site' ? [givenBack(account, now, tried)] : [] };
  }
  const who = nameOf(hand);
  const words = returnInWords(absence, who, leaverId);
  const once = { mark: `${run.id}:${String(hand.index)}:${absence}`, mayExist: hand.isRepeat };
  const notice = accountNotice(who, words, tried.words);
  const untold = await commentOn(run, once, parts.tickets, await parts.settings.read(), notice);
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

function waitForReturn(hand: RunInHand, { clock }: StepParts, askedAt = clock.now()): StepOutcome {
  const now = clock.now();
  if (now - askedAt > LONGEST_ABSENCE) {
    return { kind: 'stop', reason: reason('return-not-seen', { who: nameOf(hand) }) };
  }
  const next = now - askedAt < LATER_LOOK ? FIRST_LOOK : LATER_LOOK;
  const changes = { askedReturnAt: iso(askedAt) };
  return { kind: 'wait', at: now + next, waitingFor: RETURN, cause: 'patience', changes };
}

const isGivenBack = ({ effects }: RunInHand, { id }: Undoable): boolean =>
  latestEffects(effects).some((effect) => effect.id === effectId('give-back', id) && !isBlocked(effect));

const erased = (hand: RunInHand) => reason('leaver-erased', { who: nameOf(hand) });

const nameOf = ({ run }: RunInHand): string => run.document.leaver?.displayName ?? run.leaverId;
