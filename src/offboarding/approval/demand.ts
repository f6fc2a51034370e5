import { mayDelete, type Plan } from '../plan';
import { fingerprint } from '../plan-words';
import type { Run } from '../run';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import type { Source } from '../words';
import { forAllOf, isAgreed, stillForAll } from './for-all';
import { askAnew, askForApproval, causesOf, isApproved, type Approval, type ApprovalCause } from './approval';

/** The source of what a sweep proposes. */
export const SWEEP: Source = 'sweep';

/** What is to be begun for one person, as far as a second person has to look at it. */
export interface Demand {
  plan: Plan;
  isProtected: boolean;
  /** How many people the request is for. */
  people: number;
  source: Source;
  /** Among the runs of an import: `first` speaks for all of them, a later one follows the approval of the first one. */
  inImport?: 'first' | Approval;
}

/** Why a second person has to agree to this; empty where nobody has to. */
export const causesFor = (
  { approval }: Pick<Settings, 'approval'>,
  { plan, isProtected, people, source }: Demand,
): ApprovalCause[] =>
  causesOf(approval, {
    people,
    isProtected,
    cannotBeUndone: mayDelete(plan),
    isSweep: source === SWEEP,
  });

/** What a new run has to wait for, or undefined. @param now epoch milliseconds */
export function approvalOfNew(
  settings: Pick<Settings, 'approval'>,
  demand: Demand,
  askedBy: PersonName,
  now: number,
): Approval | undefined {
  const causes = causesFor(settings, demand);
  if (causes.length === 0) return undefined;
  const { plan, people } = demand;
  const all = causes.includes('many-people') ? withOthers(demand) : {};
  return askForApproval(settings.approval, causes, fingerprint(plan), askedBy, now, all);

  function withOthers({ inImport }: Demand): Pick<Approval, 'forAll' | 'agreed'> {
    if (inImport === undefined) return {};
    if (inImport === 'first') return { forAll: forAllOf(plan, people) };
    return inImport.given && isAgreed(inImport, demand) ? { agreed: inImport.given } : {};
  }
}

/**
 * What a run has to wait for before it begins with this plan, or undefined: approval that nobody has asked for because
 * settings or leaver were others then, or approval of a plan that is another one by now.
 */
export function approvalBeforeStart(
  settings: Pick<Settings, 'approval'>,
  { document, source }: Run,
  { plan, isProtected }: Pick<Demand, 'plan' | 'isProtected'>,
  askedBy: PersonName,
  now: number,
): Approval | undefined {
  const { approval } = document;
  if (!approval) return approvalOfNew(settings, { plan, isProtected, people: 1, source }, askedBy, now);
  const live = fingerprint(plan);
  if (isApproved(approval, live)) return undefined;
  return askAnew(approval, settings.approval, live, now, stillForAll(approval, plan));
}

/** Whether a run waits for somebody to agree. */
export const awaitsApproval = ({ document: { approval, reason } }: Run): boolean =>
  approval?.given === null && approval.agreed === undefined && reason === null;
