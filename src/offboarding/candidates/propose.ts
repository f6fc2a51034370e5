import { limitOf } from '../breaker/breaker';
import type { BreakerStore } from '../breaker/gate';
import type { Settings } from '../settings';
import { DAY, iso, MINUTE } from '../time';
import { mayBeProposed, propose, type Candidacy, type Found } from './candidacy';
import type { CandidateParts } from './parts';

/** With less than this left, in milliseconds, the rest is proposed tomorrow. */
const TIME_TO_LEAVE = MINUTE;
/** Rows that are written side by side. */
const AT_A_TIME = 10;

export interface ProposeParts extends CandidateParts {
  breaker: Pick<BreakerStore, 'read'>;
}

interface Hit {
  found: Found;
  earlier: Candidacy | undefined;
}

/**
 * Makes candidates of people whom the rule hits, as many within 24 hours as it allows, those who are inactive longest
 * first. More than the breaker would let begin are all held for a review: none of them is told or loses anything by itself.
 */
export async function proposeCandidates(parts: ProposeParts, remaining: () => number): Promise<void> {
  const settings = await parts.settings.read();
  const { sweep, stopped } = settings;
  if (stopped || sweep.do === 'report') return;
  const now = parts.clock.now();
  const wave = await currentWave(parts, now);
  const hits = await nextHits(parts, sweep.dailyMaximum - wave.people, remaining);
  if (hits.length === 0) return;
  const note = await heldFor(parts, settings, hits.length);
  let people = 0;
  for (let start = 0; start < hits.length; start += AT_A_TIME) {
    const made = await Promise.all(
      hits.slice(start, start + AT_A_TIME).map((hit) => write(parts, hit, note, sweep.do === 'act', now)),
    );
    people += made.filter(Boolean).length;
    // Kept as it goes, so that a crash lets no second wave begin today.
    await parts.candidacies.recordWave({ ...wave, people: wave.people + people });
  }
}

/** A new one begins after a day; a clock that was put back begins one too. */
async function currentWave({ candidacies }: ProposeParts, now: number) {
  const wave = await candidacies.wave();
  const age = wave ? now - Date.parse(wave.from) : DAY;
  return wave && age >= 0 && age < DAY ? wave : { from: iso(now), people: 0 };
}

async function nextHits(
  { inactive, candidacies, clock }: ProposeParts,
  most: number,
  remaining: () => number,
): Promise<Hit[]> {
  const list = await inactive.list();
  const hits: Hit[] = [];
  for (let page = 0; page < (list?.pages ?? 0) && hits.length < most; page += 1) {
    if (remaining() < TIME_TO_LEAVE) break;
    const people = await inactive.page(page);
    const rows = await candidacies.getMany(people.map(({ accountId }) => accountId));
    for (const found of people) {
      const earlier = rows.get(found.accountId);
      if (!earlier || mayBeProposed(earlier, clock.now())) hits.push({ found, earlier });
    }
  }
  return hits.slice(0, Math.max(0, most));
}

/** Why all of them wait for an operator; null where nothing speaks against going on. */
async function heldFor({ breaker }: ProposeParts, settings: Settings, hits: number): Promise<string | null> {
  const { sweep } = settings;
  const most = limitOf(settings.breaker, (await breaker.read()).activePeople?.count);
  if (sweep.do !== 'act' || hits <= most) return null;
  return `Held: the rule would hit ${String(hits)} people at once, and ${String(most)} is the most in 24 hours. Approve those who are meant, or lower the daily maximum.`;
}

/** @returns whether the person became a candidate by this */
function write(
  { candidacies }: ProposeParts,
  { found, earlier }: Hit,
  note: string | null,
  acts: boolean,
  now: number,
): Promise<boolean> {
  const candidacy = propose(found, earlier, note, acts && note === null, now);
  return earlier ? candidacies.replace(candidacy) : candidacies.create(candidacy);
}
