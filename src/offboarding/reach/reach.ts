import type { GroupName } from '../facts';
import { reason, type Reason } from '../reasons';
import type { ProcedureId } from '../words';
import type { Reach } from './settings';

/** What the rules look at; undefined is what nobody could tell. */
export interface WithinReach {
  displayName: string;
  groups: readonly GroupName[];
  emailAddress: string | undefined;
  isManaged: boolean | undefined;
  procedure: ProcedureId;
  cannotBeUndone: boolean;
  /** People that this operator has begun in the last 24 hours, this one not included. */
  begunByOperator: number;
}

/**
 * Why this goes too far for an operator, or undefined. What cannot be known counts as out of reach: a rule that lets
 * pass whom it knows nothing about is none.
 */
export function reachRefusal(reach: Reach, asked: WithinReach): Reason | undefined {
  const who = asked.displayName;
  if (reach.procedures.length > 0 && !reach.procedures.includes(asked.procedure)) {
    return reason('reach-procedure', { who });
  }
  if (reach.groupIds.length > 0 && !asked.groups.some(({ groupId }) => reach.groupIds.includes(groupId))) {
    return reason('reach-group', { who });
  }
  if (reach.domains.length > 0 && !isInDomain(asked.emailAddress, reach.domains)) {
    const address = asked.emailAddress === undefined ? 'not visible' : 'in another domain';
    return reason('reach-domain', { who, address });
  }
  if (reach.accountKind !== 'any' && asked.isManaged !== (reach.accountKind === 'managed')) {
    return reason('reach-account-kind', { who, kind: reach.accountKind });
  }
  if (!reach.irreversible && asked.cannotBeUndone) return reason('reach-irreversible', { who });
  if (reach.perDay !== null && asked.begunByOperator >= reach.perDay) {
    return reason('reach-per-day', { limit: String(reach.perDay) });
  }
  return undefined;
}

function isInDomain(address: string | undefined, domains: readonly string[]): boolean {
  const domain = address?.toLowerCase().split('@').at(-1);
  return address?.includes('@') === true && domain !== undefined && domains.includes(domain);
}
