import type { PersonPreview } from '../../contract/calls';
import type { Place } from '../admit';
import { causesFor } from '../approval/demand';
import { causesInWords } from '../approval/words';
import type { Examined } from '../examine';
import type { Look } from '../hand-over/look';
import { makePlan, type Course } from '../plan';
import { fingerprint, planView } from '../plan-words';
import type { ClaimStore, Directory, RunStore } from '../ports';
import { beyondReach } from '../reach/check';
import { othersBegun, type TallyParts } from '../reach/tally';
import { reason, reasonBeforehand } from '../reasons';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { inWords, iso, type Clock } from '../time';
import { hasEnded } from '../words';

interface PreviewParts extends TallyParts {
  directory: Pick<Directory, 'administersJira'>;
  clock: Clock;
}

/** Who asks, when it would begin (epoch milliseconds), and which of how many people somebody is. */
interface Asking extends Place {
  operator: PersonName;
  at: number;
  hasTicket: boolean;
}

/** What would happen to one person of whom this is known, or why nothing will. */
export async function previewOf(
  parts: PreviewParts,
  accountId: string,
  examined: Examined,
  settings: Settings,
  course: Course,
  holds: Look,
  { operator, at, before, people, hasTicket }: Asking,
): Promise<PersonPreview> {
  const { leaver } = examined;
  if (!leaver) {
    return { accountId, displayName: accountId, allowed: false, reason: reasonBeforehand(examined.refusal) };
  }
  const name = { accountId: leaver.accountId, displayName: leaver.displayName };
  if (examined.refusal) return { ...name, allowed: false, reason: reasonBeforehand(examined.refusal) };
  const { products, isProtected } = examined;
  const plan = makePlan(leaver, products, settings, course, iso(parts.clock.now()), await holds(leaver));
  const others = () => othersBegun(parts, operator.accountId, leaver.accountId, at, before);
  const beginning = { operator, leaver, plan, others };
  const tooFar = await beyondReach(parts, settings, beginning);
  if (tooFar) return { ...name, allowed: false, reason: reasonBeforehand(tooFar) };
  const causes = causesFor(settings, { plan, isProtected, people, source: 'page' });
  return {
    ...name,
    allowed: true,
    plan: planView(plan, hasTicket),
    fingerprint: fingerprint(plan),
    approval: causesInWords(causes),
  };
}

/** Whoever has a run under way is not offered: another one would be refused when it is to begin. */
export async function refuseUnderWay(
  { claims, runs }: { claims: ClaimStore; runs: RunStore },
  people: readonly PersonPreview[],
  zone: string,
): Promise<PersonPreview[]> {
  const asked = people.filter(({ allowed }) => allowed).map(({ accountId }) => accountId);
  const latest = await claims.latestRuns(asked);
  const known = await runs.getMany([...latest.values()]);
  return people.map((person) => {
    const run = known.get(latest.get(person.accountId) ?? '');
    if (!person.allowed || !run || hasEnded(run.status)) return person;
    const why = reason('under-way', {
      who: person.displayName,
      operator: run.document.operator?.displayName ?? 'somebody',
      moment: inWords(Date.parse(run.createdAt), zone),
    });
    return {
      accountId: person.accountId,
      displayName: person.displayName,
      allowed: false,
      reason: reasonBeforehand(why),
    };
  });
}
