import { productsOf } from './facts';
import type { Catalogue, Directory, Tickets } from './ports';
import type { Settings } from './settings';

/** What tells whether settings name something that is in Jira and does what it is for. */
export interface InJiraParts {
  catalogue: Pick<Catalogue, 'groups'>;
  directory: Pick<Directory, 'products'>;
  tickets: Pick<Tickets, 'read'>;
}

/**
 * Why a group cannot be the holding group, with what to do; undefined where it can be, or where Jira does not say which
 * groups give access.
 */
export async function holdingGroupProblem(
  { catalogue, directory }: Pick<InJiraParts, 'catalogue' | 'directory'>,
  groupId: string,
): Promise<string | undefined> {
  const gives = productsOf(groupId, await directory.products().catch(() => []));
  if (gives.length === 0) return undefined;
  const [group] = await catalogue.groups([groupId]).catch(() => []);
  return `${group?.name ?? groupId} gives ${gives.join(', ')}: people in it would keep access. Name a group without product access as the holding group.`;
}

/** Why a ticket that is written to every day or at an alert cannot be; undefined where it can, or Jira does not answer. */
export async function ticketProblem(
  { tickets }: Pick<InJiraParts, 'tickets'>,
  key: string,
): Promise<string | undefined> {
  const isThere = await tickets.read(key, []).then(
    (ticket) => ticket !== undefined,
    () => true,
  );
  return isThere ? undefined : `There is no ticket ${key}, or Leaver may not see it.`;
}

/** What of the settings that were changed is not in Jira as they need it; undefined where all is. */
export async function problemInJira(
  parts: InJiraParts,
  before: Settings,
  { holdingGroupId, evidence, breaker }: Settings,
): Promise<string | undefined> {
  const named = [
    [before.evidence.logTicketKey, evidence.logTicketKey],
    [before.breaker.ticketKey, breaker.ticketKey],
  ] as const;
  const problems = await Promise.all([
    holdingGroupId === null || holdingGroupId === before.holdingGroupId
      ? undefined
      : holdingGroupProblem(parts, holdingGroupId),
    ...named.map(([was, is]) => (is === null || is === was ? undefined : ticketProblem(parts, is))),
  ]);
  return problems.find((problem) => problem !== undefined);
}
