import type { InactivityRuleView, TriedRule } from '../../contract/people';
import { RequestProblem } from '../console/request';
import { dayAt } from './days';
import { candidateOf, withSeen } from './overview';
import { judgeOn, type PastJudgement } from './past';
import type { Person } from './person';
import { allShards } from './shards';
import { isCandidate, judge, type Measure } from './standing';
import { inactivePersonView, type ViewParts } from './views';

/** Shards that one try looks through: three batches, and well within the time of a call. */
const TRIED_SHARDS = 75;
const MOST_EXAMPLES = 10;

export interface Trial {
  rule: InactivityRuleView;
  /** yyyy-MM-dd, before today: whom it would have named then. */
  asOf?: string | undefined;
  /** From 0. */
  part: number;
}

/**
 * Whom a rule would name today, or would have named on an earlier day as far as that is still known, in one part of the
 * directory. Nothing is stored, and Jira is asked nothing.
 * @throws RequestProblem when the day is not over yet
 */
export async function tryRule(
  { people, settings, clock }: ViewParts,
  { rule, asOf, part }: Trial,
): Promise<TriedRule> {
  const today = dayAt(clock.now());
  if (asOf !== undefined && asOf >= today) throw new RequestProblem('Choose a day before today.');
  const [state, { protection }] = await Promise.all([people.state(), settings.read()]);
  const past = asOf === undefined ? null : { notThere: 0, replaced: 0, startedAt: state?.startedAt ?? null };
  if (!state) return { people: 0, hit: 0, unknown: 0, examples: [], past, next: null };
  const measure = { rule, protection, groups: state.groups, today: asOf ?? today };
  const numbers = allShards(state.shards).slice(part * TRIED_SHARDS, (part + 1) * TRIED_SHARDS);
  const everybody = [...(await people.shards(numbers)).values()].flatMap((shard) => Object.values(shard));
  const there = asOf === undefined ? everybody : everybody.filter(({ since }) => (since ?? '') <= asOf);
  const judged = there
    .map((person) => ({ person, judgement: judgement(person, measure, past !== null) }))
    .filter(({ judgement: { exemption } }) => exemption !== 'no-access' && exemption !== 'deactivated');
  const hit = judged.filter((one) => isCandidate(one.judgement));
  const first = hit.slice(0, MOST_EXAMPLES);
  const seen = await people.seen(first.map(({ person }) => person.accountId));
  const others = judged.filter((one) => !isCandidate(one.judgement));
  return {
    people: judged.length,
    hit: hit.length,
    unknown: others.filter(({ judgement: of }) => of.standing === 'unknown' && !of.isReplaced).length,
    examples: first.flatMap(({ person, judgement: then }) => {
      const now = withSeen(person, seen.get(person.accountId));
      if (!isCandidate(judgement(now, measure, past !== null))) return [];
      return [inactivePersonView(candidateOf(person, then), state.products, undefined)];
    }),
    past: past && {
      ...past,
      notThere: everybody.length - there.length,
      replaced: others.filter(({ judgement: of }) => of.isReplaced).length,
    },
    next: (part + 1) * TRIED_SHARDS < state.shards ? part + 1 : null,
  };
}

const judgement = (person: Person, measure: Measure, isPast: boolean): PastJudgement =>
  isPast ? judgeOn(person, measure) : { ...judge(person, measure), isReplaced: false };
