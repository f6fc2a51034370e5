import { TryLater } from '../later';
import { HALF_OF_POINTS, pointsOfRuns } from '../points';
import type { Settings } from '../settings';
import { HOUR, iso, MINUTE, SECOND } from '../time';
import { act } from './act';
import { isOver, type Candidacy } from './candidacy';
import { closeWay } from './close';
import { follow, proposeLeaving, type Later } from './follow';
import { begin, isGraceOver, move, postpone, settle, type Move } from './moves';
import { notify } from './notify';
import type { CandidateInHand, CandidateParts } from './parts';

/** Candidates that one schedule works on: some hundred points each time. */
const MOST_AT_ONCE = 20;
const AT_A_TIME = 5;
/** With less than this left, in milliseconds, nothing more is begun. */
const TIME_TO_LEAVE = 20 * SECOND;
/** Whoever began and died has not finished by then, and it is begun again. */
const GIVEN_UP_AFTER = 10 * MINUTE;
/** Waits after failures: doubled each time, up to the longest. */
const FIRST_WAIT = 5 * MINUTE;
const LONGEST_WAIT = 6 * HOUR;
/** After so many in a row an operator reads what is wrong. */
const MOST_FAILURES = 8;

/** Carries every candidate on whose stage is due; what fails is due again later. */
export async function workOnDue(
  parts: CandidateParts,
  remaining: () => number,
  log: (message: string) => void,
): Promise<void> {
  const due = await parts.candidacies.due(iso(parts.clock.now()), MOST_AT_ONCE);
  if (due.length === 0 || (await pointsOfRuns(parts)) >= HALF_OF_POINTS) return;
  const settings = await parts.settings.read();
  if (settings.stopped) return;
  for (let start = 0; start < due.length; start += AT_A_TIME) {
    if (remaining() < TIME_TO_LEAVE) return;
    const some = due.slice(start, start + AT_A_TIME);
    const limits = await Promise.all(
      some.map((candidacy) =>
        carryOn(parts, candidacy, settings, log).catch((error: unknown) => {
          // What could not even be stored is given up like the work of somebody who died.
          log(`The candidate ${candidacy.accountId} waits: ${wordsOf(error)}`);
          return false;
        }),
      ),
    );
    // Where Jira asks for time, everybody waits.
    if (limits.includes(true)) return;
  }
}

/** What came of a stage; `closed`: the way is over, and its ticket was seen to. */
type Made = Move | Later | { kind: 'closed' };

/** @returns whether Jira asked to wait */
async function carryOn(
  parts: CandidateParts,
  due: Candidacy,
  settings: Settings,
  log: (message: string) => void,
): Promise<boolean> {
  const { candidacies, clock } = parts;
  const candidacy = begin(due, clock.now() + GIVEN_UP_AFTER);
  if (!(await candidacies.replace(candidacy))) return false;
  try {
    const made = await nextOf(parts, { candidacy, isRepeat: due.document.begun }, settings);
    await store(parts, candidacy, made);
    return false;
  } catch (error) {
    const failures = candidacy.document.failures + 1;
    const words = wordsOf(error);
    log(`The candidate ${candidacy.accountId} could not be carried on: ${words}`);
    const isLimit = error instanceof TryLater && error.kind === 'rate-limit';
    const isHopeless = failures > MOST_FAILURES && !isLimit;
    const held = isHopeless ? givenUp(candidacy, words, clock.now()) : undefined;
    const wait = Math.min(FIRST_WAIT * 2 ** (failures - 1), LONGEST_WAIT);
    // Limits are no failures, but they may come in the middle.
    const counted = isLimit ? Math.max(1, failures - 1) : failures;
    await candidacies.replace(held ?? postpone(candidacy, clock.now() + wait, counted));
    return isLimit;
  }
}

async function nextOf(parts: CandidateParts, hand: CandidateInHand, settings: Settings): Promise<Made> {
  const { stage, document } = hand.candidacy;
  switch (stage) {
    case 'approved':
      return notify(parts, hand, settings);
    case 'noticed':
      if (isGraceOver(hand.candidacy, parts.clock.now())) return act(parts, hand, settings);
      return { kind: 'later', at: Date.parse(document.actsAt ?? hand.candidacy.dueAt) };
    case 'acting':
      return follow(parts, hand, settings);
    case 'acted':
      return proposeLeaving(parts, hand, settings);
    case 'kept':
    case 'dismissed':
    case 'restored':
      return closeWay(parts, hand, settings);
    default:
      throw new Error(`Nothing is due in the stage ${stage}.`);
  }
}

async function store(
  { candidacies, clock }: CandidateParts,
  candidacy: Candidacy,
  made: Made,
): Promise<void> {
  const next = after(candidacy, made, clock.now());
  if (!next) throw new Error(`The move ${made.kind} is not possible in the stage ${candidacy.stage}.`);
  // Somebody who was faster, such as the person themself, is right.
  await candidacies.replace(next);
}

function after(candidacy: Candidacy, made: Made, now: number): Candidacy | undefined {
  if (made.kind === 'later') return postpone(candidacy, made.at, 0);
  return made.kind === 'closed' ? settle(candidacy) : move(candidacy, made, now);
}

/** Operators read what fails for good; a ticket that cannot be closed keeps nobody busy. */
const givenUp = (candidacy: Candidacy, note: string, now: number): Candidacy | undefined =>
  isOver(candidacy) ? settle(candidacy) : move(candidacy, { kind: 'hold', note }, now);

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown failure');
