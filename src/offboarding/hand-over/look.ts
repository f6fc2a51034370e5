import { ahead } from '../ahead';
import type { GroupName, Inventory } from '../facts';
import type { Course } from '../plan';
import type { Directory } from '../ports';
import type { RunDocument } from '../run';
import type { Settings } from '../settings';
import { eachOnce, heirsOf, inheritance, readSuccessors } from './heirs';
import { lookAtInventory, type InventoryParts } from './inventory';

export interface LookParts extends InventoryParts {
  directory: Pick<Directory, 'leaver' | 'leads'>;
}

/** Looks at what one person holds; null where this kind of leaving takes nothing but groups. */
export type Look = (person: { accountId: string; groups: readonly GroupName[] }) => Promise<Inventory | null>;

/** For looking at many people, for the same kind of leaving: what serves all of them is read once. */
export function inventoryLook(
  parts: LookParts,
  settings: Settings,
  course: Course,
  asked: Pick<RunDocument, 'successorId' | 'successors'>,
): Look {
  const { handOver, account } = settings;
  const people = eachOnce(parts.directory);
  const readLeads = async () => {
    const isDeleted = course.procedure === 'leave-company' && account.action === 'delete';
    return isDeleted || !(await parts.places.index()) ? parts.directory.leads() : undefined;
  };
  let leads: ReturnType<typeof readLeads> | undefined;
  return async ({ accountId, groups }) => {
    const heirs = heirsOf(inheritance(asked, settings, accountId));
    leads ??= ahead(readLeads());
    const [inventory, known] = await Promise.all([
      lookAtInventory(parts, { accountId, groups, course, handOver, heirs }, leads),
      readSuccessors(people, heirs.all),
    ]);
    return inventory && { ...inventory, successors: known };
  };
}
