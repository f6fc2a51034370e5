import { effectId, isBlocked, latestEffects, type Before, type Effect, type EffectKind } from '../effects';
import { isStandIn } from '../personal-data/alias';
import type { Plan } from '../plan';
import type { Run } from '../run';

/** What a restore can give back, in the order in which it does: without an account nobody can own anything. */
const ORDER = [
  'disable-account',
  'suspend-account',
  'schedule-deletion',
  'delete-account',
  'remove-group',
  'hold-account',
  'remove-role',
  'hand-over-project',
  'hand-over-component',
  'hand-over-filter',
  'hand-over-dashboard',
  'hand-over-issues',
] as const satisfies readonly EffectKind[];
export type UndoableKind = (typeof ORDER)[number];

/** Those that change the account itself: they come first, and may need somebody outside Jira. */
export const ACCOUNT_KINDS: readonly UndoableKind[] = [
  'disable-account',
  'suspend-account',
  'schedule-deletion',
  'delete-account',
];

/** Whether the person has access again once it is given back; work alone gives none. */
export const givesAccess = ({ kind }: Undoable): boolean =>
  kind === 'remove-group' || kind === 'remove-role' || ACCOUNT_KINDS.includes(kind);

/** Marks the part of handed over issues that somebody else has by now. */
const OTHERS = ':others';

/** One effect of a run that can be given back, or the part of it that was changed meanwhile. */
export interface Undoable {
  /** The id of the effect. For issues that somebody else has by now, with a mark behind it. */
  id: string;
  kind: UndoableKind;
  subject: Effect['subject'];
  /** Who got it from the leaver; undefined where nobody did. */
  to: string | undefined;
  before: Before | undefined;
  /** Only the issues that are with neither the successor nor the leaver. */
  onlyOthers: boolean;
}

/** Everything that a run took from its leaver and that can be given back, in the order of giving. */
export function undoables(plan: Plan, effects: readonly Effect[]): Undoable[] {
  const made = latestEffects(effects).filter((effect) => !isBlocked(effect));
  const undone = [...made, ...groupsGoneWithTheAccount(plan, made)].flatMap(
    ({ id, kind, subject, to, before }): Undoable[] => {
      if (!isUndoable(kind)) return [];
      const one = { id, kind, subject, to, before, onlyOthers: false };
      return kind === 'hand-over-issues' ? [one, { ...one, id: id + OTHERS, onlyOthers: true }] : [one];
    },
  );
  return undone.sort((left, right) => ORDER.indexOf(left.kind) - ORDER.indexOf(right.kind));
}

/** Whether there is anything in a run that a restore could give back, and somebody to give it to. */
export const mayRestore = ({ status, leaverId, document }: Run): boolean =>
  document.procedure !== 'restore' &&
  !isStandIn(leaverId) &&
  document.effects.done > 0 &&
  (['completed', 'incomplete', 'failed', 'cancelled'].includes(status) || waitsForDeletion({ document }));

/** Whether all that a run still has to do is to delete the account when its days are over. */
export function waitsForDeletion({ document: { steps } }: Pick<Run, 'document'>): boolean {
  return steps.find(({ doneAt }) => doneAt === null)?.name === 'wait-for-deletion';
}

/** Removing somebody from the site takes the groups along that Jira had refused to let them out of. */
function groupsGoneWithTheAccount(plan: Plan, made: readonly Effect[]): Effect[] {
  const deletion = made.find(({ kind }) => kind === 'delete-account');
  if (!deletion) return [];
  const left = new Set(made.map(({ id }) => id));
  return plan.removals
    .map(({ groupId, name }) => ({
      ...deletion,
      id: effectId('remove-group', groupId),
      kind: 'remove-group' as const,
      subject: { id: groupId, name },
    }))
    .filter(({ id }) => !left.has(id));
}

const isUndoable = (kind: EffectKind): kind is UndoableKind => ORDER.some((one) => one === kind);

/** What is given back, as the end of a sentence. */
export function undoableInWords({ kind, subject, before, onlyOthers }: Undoable): string {
  const { name } = subject;
  switch (kind) {
    case 'disable-account':
      return 'the Atlassian account, which was deactivated';
    case 'suspend-account':
      return 'the account, which was suspended';
    case 'schedule-deletion':
      return 'the Atlassian account, whose deletion is still pending';
    case 'delete-account':
      return 'the membership of this site';
    case 'remove-group':
      return `the group ${name}`;
    case 'hold-account':
      return 'the way out of the holding group';
    case 'remove-role':
      return `the project role ${name}`;
    case 'hand-over-project':
      return `the lead of the project ${name}`;
    case 'hand-over-component':
      return `the lead of the component ${name}`;
    case 'hand-over-filter':
      return `the filter ${before?.kind === 'filter' ? before.name : name}`;
    case 'hand-over-dashboard':
      return `the dashboard ${name}`;
    case 'hand-over-issues':
      return onlyOthers ? `${name}, those that somebody else has by now` : name;
  }
}
