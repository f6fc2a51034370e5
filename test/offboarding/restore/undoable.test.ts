import type { Effect, EffectKind, EffectOutcome } from '../../../src/offboarding/effects';
import { effectId } from '../../../src/offboarding/effects';
import type { Plan } from '../../../src/offboarding/plan';
import { undoables } from '../../../src/offboarding/restore/undoable';

const effect = (kind: EffectKind, id: string, outcome: EffectOutcome = 'done', at = 0): Effect => ({
  id: effectId(kind, id),
  kind,
  subject: { id, name: id },
  outcome,
  at: new Date(at).toISOString(),
  words: null,
  advice: null,
});
const plan = (...groupIds: string[]) =>
  ({ removals: groupIds.map((groupId) => ({ groupId, name: groupId })) }) as unknown as Plan;
const named = (all: ReturnType<typeof undoables>) => all.map(({ id }) => id);

describe('what a restore can give back', () => {
  it('is what the run took, and not what it was refused', () => {
    const effects = [effect('remove-group', 'taken'), effect('remove-group', 'kept', 'blocked')];
    expect(named(undoables(plan('taken', 'kept'), effects))).toEqual([effectId('remove-group', 'taken')]);
  });

  it('is what a later try took, although the first one was refused', () => {
    const effects = [effect('remove-group', 'g', 'blocked'), effect('remove-group', 'g', 'done', 1)];
    expect(named(undoables(plan('g'), effects))).toEqual([effectId('remove-group', 'g')]);
  });

  it('is the groups, too, that went with the account, once each', () => {
    const effects = [
      effect('remove-group', 'taken'),
      effect('remove-group', 'kept', 'blocked'),
      effect('delete-account', 'leo'),
    ];
    expect(named(undoables(plan('taken', 'kept'), effects))).toEqual([
      effectId('delete-account', 'leo'),
      effectId('remove-group', 'taken'),
      effectId('remove-group', 'kept'),
    ]);
  });

  it('is nothing that was only told', () => {
    expect(undoables(plan(), [effect('tell-successor', 'sue'), effect('ask-identity-team', 'IT-1')])).toEqual(
      [],
    );
  });
});
