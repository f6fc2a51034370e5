import type { VerificationRow } from '../contract/runs';
import { courseWords } from './course-words';
import { aboutInWords } from './effect-words';
import { isBlocked, latestEffects, type Effect, type EffectKind } from './effects';
import { listed } from './listed';
import type { Plan } from './plan';
import { restoreRows } from './restore/restore-rows';
import type { Run, Verification } from './run';
import type { RunInHand } from './steps/step';

/** What reading back showed, before and after; nothing before that, and where the plan is not stored any more. */
export function verificationRows({
  run,
  plan,
  effects,
}: Pick<RunInHand, 'run' | 'plan' | 'effects'>): VerificationRow[] {
  const { verification, procedure } = run.document;
  if (!verification || !plan) return [];
  return procedure === 'restore'
    ? restoreRows(verification, effects)
    : [
        ...accessRows(verification, plan, run),
        ...workRows(verification, effects),
        ...accountRows(verification),
      ];
}

function accessRows(seen: Verification, plan: Plan, run: Run): VerificationRow[] {
  const productName = (key: string) => plan.products.find((product) => product.key === key)?.name ?? key;
  const names = (keys: readonly string[]) => (keys.length === 0 ? 'none' : keys.map(productName).join(', '));
  const groups = (list: readonly { name: string }[]) =>
    list.length === 0 ? 'none' : list.map(({ name }) => name).join(', ');
  return [
    { what: 'Product access', before: names(plan.leaver.products), after: names(seen.products) },
    {
      what: courseWords(run.document, plan).groups,
      before: groups(plan.removals),
      after: groups(seen.groups),
    },
    ...(plan.account.holdingGroupId === null
      ? []
      : [{ what: 'Holding group', before: plan.isHeld ? 'yes' : 'no', after: seen.isHeld ? 'yes' : 'no' }]),
    {
      what: 'On this site',
      before: plan.leaver.active ? 'yes' : 'not active',
      after: seen.onSite ? 'yes' : 'no',
    },
  ];
}

/** What was read back beside groups and access: one row for each kind of thing that the run has touched. */
const TOUCHED: readonly { what: string; kinds: readonly EffectKind[] }[] = [
  { what: 'Project roles', kinds: ['remove-role'] },
  { what: 'Leads', kinds: ['hand-over-project', 'hand-over-component'] },
  { what: 'Filters and dashboards', kinds: ['hand-over-filter', 'hand-over-dashboard'] },
  { what: 'Open issues', kinds: ['hand-over-issues'] },
];

/** Roles and work: what the leaver had, and what Jira still shows with them. */
function workRows({ remaining = [] }: Verification, effects: readonly Effect[]): VerificationRow[] {
  const latest = latestEffects(effects);
  return TOUCHED.flatMap(({ what, kinds }) => {
    const touched = latest.filter(({ kind }) => kinds.includes(kind));
    const left = touched.filter((effect) => isBlocked(effect) || remaining.includes(effect.id));
    if (touched.length === 0) return [];
    return [
      {
        what,
        before: listed(touched.map(({ subject }) => subject.name)),
        after: left.length === 0 ? 'none left' : left.map(aboutInWords).join(', '),
      },
    ];
  });
}

/** How the organisation shows the account, where it was asked. */
function accountRows({ account }: Verification): VerificationRow[] {
  if (!account) return [];
  const pending = account.isDeletionPending ? ', deletion pending' : '';
  return [
    {
      what: 'Atlassian account',
      before: 'active',
      after: `${account.account}${pending}; in the directory: ${account.membership}`,
    },
  ];
}
