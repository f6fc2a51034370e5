import type { VerificationRow } from '../contract/runs';
import { aboutInWords } from './effect-words';
import { isBlocked, latestEffects, type Effect, type EffectKind } from './effects';
import { listed } from './listed';
import type { Verification } from './run';

/** What was read back beside groups and access: one row for each kind of thing that the run has touched. */
const TOUCHED: readonly { what: string; kinds: readonly EffectKind[] }[] = [
  { what: 'Project roles', kinds: ['remove-role'] },
  { what: 'Leads', kinds: ['hand-over-project', 'hand-over-component'] },
  { what: 'Filters and dashboards', kinds: ['hand-over-filter', 'hand-over-dashboard'] },
  { what: 'Open issues', kinds: ['hand-over-issues'] },
];

/** Roles and work: what the leaver had, and what Jira still shows with them. */
export function workRows({ remaining = [] }: Verification, effects: readonly Effect[]): VerificationRow[] {
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
export function accountRows({ account }: Verification): VerificationRow[] {
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
