import { isBlocked, latestEffects, type Effect, type EffectKind } from '../effects';
import type { RunInHand, StepParts } from '../steps/step';
import type { Holdings, IssueField } from './port';

/** What of an effect says whose thing it was. */
export type Held = Pick<Effect, 'id' | 'kind' | 'subject' | 'before'>;

/** Kinds whose end state this page reads back. */
const KINDS: readonly EffectKind[] = [
  'remove-role',
  'hand-over-project',
  'hand-over-component',
  'hand-over-filter',
  'hand-over-dashboard',
  'hand-over-issues',
];

/**
 * What was handed over or taken away, by the effects of a run, and is still with the leaver by what Jira shows now: one
 * request for each kind that there is, one for each role. For verification.
 */
export async function readRemaining(
  hand: Pick<RunInHand, 'effects' | 'run'>,
  { holdings }: Pick<StepParts, 'holdings'>,
): Promise<Effect[]> {
  const made = latestEffects(hand.effects).filter(
    (effect) => KINDS.includes(effect.kind) && !isBlocked(effect),
  );
  const still = await stillHeld(holdings, hand.run.leaverId, made);
  return made.filter(({ id }) => still.has(id));
}

/** Ids of those effects whose subject Jira still shows with the leaver; of issues, when any of them is. */
export async function stillHeld(
  holdings: Holdings,
  accountId: string,
  things: readonly Held[],
): Promise<ReadonlySet<string>> {
  const of = (kind: EffectKind) => things.filter((thing) => thing.kind === kind);
  const read = await Promise.all([
    heldRoles(holdings, accountId, of('remove-role')),
    byId(of('hand-over-project'), (ids) => holdings.projectsLed(accountId, ids)),
    byId(of('hand-over-component'), () =>
      holdings.componentsLed(accountId, projectKeysOf(of('hand-over-component'))),
    ),
    byId(of('hand-over-filter'), async () => (await holdings.filters(accountId, 'everything')).items),
    byId(of('hand-over-dashboard'), async () => (await holdings.dashboards(accountId, 'everything')).items),
    heldIssues(holdings, accountId, of('hand-over-issues'), 'assignee'),
    heldIssues(holdings, accountId, of('hand-over-issues'), 'reporter'),
  ]);
  return new Set(read.flat());
}

async function byId(
  things: readonly Held[],
  read: (ids: string[]) => Promise<readonly { id: string }[]>,
): Promise<string[]> {
  if (things.length === 0) return [];
  const held = new Set((await read(things.map(({ subject }) => subject.id))).map(({ id }) => id));
  return things.filter(({ subject }) => held.has(subject.id)).map(({ id }) => id);
}

async function heldRoles(holdings: Holdings, accountId: string, things: readonly Held[]): Promise<string[]> {
  const roles = things.flatMap(({ id, subject }) => {
    const [projectId, roleId] = subject.id.split('/');
    return projectId === undefined || roleId === undefined ? [] : [{ id, projectId, roleId }];
  });
  return (await holdings.rolesHeld(accountId, roles)).map(({ id }) => id);
}

async function heldIssues(
  holdings: Holdings,
  accountId: string,
  things: readonly Held[],
  field: IssueField,
): Promise<string[]> {
  const idsOf = ({ before }: Held) =>
    before?.kind === 'issues' && before.field === field ? before.issueIds : [];
  const parts = things.filter((thing) => idsOf(thing).length > 0);
  if (parts.length === 0) return [];
  const { items } = await holdings.openIssues(accountId, field, undefined, 'everything');
  const held = new Set(items.map(({ id }) => id));
  return parts.filter((part) => idsOf(part).some((id) => held.has(id))).map(({ id }) => id);
}

const projectKeysOf = (things: readonly Held[]): string[] => [
  ...new Set(
    things.flatMap(({ before }) =>
      before?.kind === 'lead' && before.projectKey !== undefined ? [before.projectKey] : [],
    ),
  ),
];
