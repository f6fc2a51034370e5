import { aboutInWords } from './effect-words';
import { isBlocked, latestEffects, type Effect } from './effects';
import { notGivenBack } from './restore/outstanding-of-restore';
import { endsAccess, type Verification } from './run';
import { isSettled } from './settled';
import { accountIsAsExpected } from './steps/expectations';
import type { RunInHand } from './steps/step';

/**
 * What a run could not do, in plain words with Jira's own and with who can solve it. Reading back decides: a refused
 * removal whose group is gone is no blocker, and a group that is still there is one, whatever the write answered.
 */
export function outstanding({ run, effects, plan }: Pick<RunInHand, 'run' | 'effects' | 'plan'>): string[] {
  if (run.document.procedure === 'restore') return notGivenBack({ run, effects });
  const { verification } = run.document;
  const latest = latestEffects(effects);
  const blocked = latest.filter(isBlocked);
  if (!verification) return blocked.map(inWords);
  const otherBlockers = blocked.filter(
    (effect) => effect.kind !== 'remove-group' && !isSettled(verification, effect),
  );
  const groupBlockers = verification.groups.map(({ groupId, name }) => {
    const tried = latest.find(({ kind, subject }) => kind === 'remove-group' && subject.id === groupId);
    if (tried && isBlocked(tried)) return inWords(tried);
    return run.document.reason && !tried
      ? `Group ${name}: not removed, because the run was stopped before.`
      : `Group ${name}: Jira still shows the person in it. Somebody may have added them again; a site admin can remove them.`;
  });
  const names = verification.products.map(
    (key) => plan?.products.find((product) => product.key === key)?.name ?? key,
  );
  const access =
    names.length > 0 && verification.groups.length === 0 && endsAccess(run)
      ? [
          `Product access: the person may still use ${names.join(', ')}. A site admin can see in the directory why.`,
        ]
      : [];
  return [
    ...groupBlockers,
    ...access,
    ...account(run.document, plan, latest),
    ...remaining(verification, latest),
    ...otherBlockers.map(inWords),
  ];
}

/** An account that is not closed although every change of it was accepted. */
function account(
  { verification }: RunInHand['run']['document'],
  plan: RunInHand['plan'],
  effects: readonly Effect[],
): string[] {
  return verification === null || accountIsAsExpected({ effects, plan }, verification)
    ? []
    : [
        'Account: Atlassian accepted the change and does not show it. Somebody may have undone it; a site admin can see in the directory how the account stands.',
      ];
}

/** Work and roles that Jira still shows with the person although it had accepted the change. */
function remaining({ remaining: ids = [] }: Verification, effects: readonly Effect[]): string[] {
  return effects
    .filter(({ id }) => ids.includes(id))
    .map(
      (effect) =>
        `${aboutInWords(effect)}: Jira still shows it with the person. Somebody may have given it back; it can be handed over by hand, or this run tried again.`,
    );
}

function inWords(effect: Effect): string {
  const { words, advice } = effect;
  const who = effect.channel === undefined || effect.channel === 'jira' ? 'Jira' : 'Atlassian';
  const said = words === null ? '' : ` ${who} said: "${words}"`;
  return `${aboutInWords(effect)}: ${advice ?? 'not done.'}${said}`;
}
