import { isBlocked, latestEffects, type Effect } from './effects';
import type { RunInHand } from './steps/step';

/**
 * What a run could not do, in plain words with Jira's own and with who can solve it. Reading back decides: a refused
 * removal whose group is gone is no blocker, and a group that is still there is one, whatever the write answered.
 */
export function outstanding({ run, effects, plan }: Pick<RunInHand, 'run' | 'effects' | 'plan'>): string[] {
  const { verification } = run.document;
  const latest = latestEffects(effects);
  const blocked = latest.filter(isBlocked);
  if (!verification) return blocked.map(inWords);
  const isOff = !verification.onSite;
  const accountBlockers = blocked.filter(({ kind }) => kind !== 'remove-group' && !isOff);
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
    names.length > 0 && verification.groups.length === 0
      ? [
          `Product access: the person may still use ${names.join(', ')}. A site admin can see in the directory why.`,
        ]
      : [];
  return [...groupBlockers, ...access, ...accountBlockers.map(inWords)];
}

function inWords({ kind, subject, words, advice }: Effect): string {
  const what = kind === 'remove-group' ? `Group ${subject.name}` : 'Account';
  const said = words === null ? '' : ` Jira said: "${words}"`;
  return `${what}: ${advice ?? 'not done.'}${said}`;
}
