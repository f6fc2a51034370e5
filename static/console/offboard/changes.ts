import type { PersonPreview } from '../../../src/contract/calls';
import type { PlanView } from '../../../src/contract/runs';
import type { Words } from '../../shared/words';

type Said = Pick<Words, 'text' | 'list'>;

/** What became different for one person between two previews. */
export interface PersonChanges {
  accountId: string;
  displayName: string;
  sentences: string[];
}

/** What changed for whom since the people were shown; whoever is as before is left out. */
export function changesBetween(
  before: readonly PersonPreview[],
  after: readonly PersonPreview[],
  words: Said,
): PersonChanges[] {
  const shown = new Map(before.map((person) => [person.accountId, person]));
  return after.flatMap((now) => {
    const then = shown.get(now.accountId);
    const sentences = then === undefined ? [] : changesOf(then, now, words);
    if (then === undefined || sentences.length === 0) return [];
    return [{ accountId: now.accountId, displayName: then.displayName, sentences }];
  });
}

function changesOf(then: PersonPreview, now: PersonPreview, words: Said): string[] {
  if (!now.allowed) return then.allowed ? [words.text('changed.refused')] : [];
  if (!then.allowed) return [words.text('changed.allowed')];
  if (then.fingerprint === now.fingerprint) return [];
  const seen = planChanges(then.plan, now.plan, words);
  return seen.length > 0 ? seen : [words.text('changed.plan')];
}

function planChanges(then: PlanView, now: PlanView, words: Said): string[] {
  const left = namesMissing(then, now);
  const joined = namesMissing(now, then);
  return [
    ...(left.length === 0 ? [] : [words.text('changed.left', { groups: words.list(left) })]),
    ...(joined.length === 0 ? [] : [words.text('changed.joined', { groups: words.list(joined) })]),
    ...(then.accountStep === now.accountStep
      ? []
      : [words.text('changed.account', { step: now.accountStep })]),
    ...now.warnings.filter((warning) => !then.warnings.includes(warning)),
  ];
}

/** The names of the groups that the first plan has and the second has not. */
function namesMissing(has: PlanView, lacks: PlanView): string[] {
  const ids = new Set(lacks.removals.map(({ groupId }) => groupId));
  return has.removals.filter(({ groupId }) => !ids.has(groupId)).map(({ name }) => name);
}
