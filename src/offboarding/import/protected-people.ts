import { ADMINISTRATOR_GROUPS } from '../guards';
import type { Catalogue, Directory } from '../ports';
import type { Settings } from '../settings';

/** Members of such a group that are read, in pages of 50; of a larger one everybody is asked about before their run. */
const MOST_PAGES = 10;

/**
 * Whom operators may not offboard, with what protects them: so that a file shows it before anybody is read alone. The
 * guards ask anew before each run.
 */
export async function protectedPeople(
  {
    directory,
    catalogue,
  }: { directory: Pick<Directory, 'members'>; catalogue: Pick<Catalogue, 'searchGroups' | 'groups'> },
  { protection }: Pick<Settings, 'protection'>,
): Promise<ReadonlyMap<string, string>> {
  const named = await Promise.all(ADMINISTRATOR_GROUPS.map((name) => catalogue.searchGroups(name)));
  const administrators = named.flat().filter(({ name }) => ADMINISTRATOR_GROUPS.includes(name.toLowerCase()));
  const groups = [...administrators, ...(await catalogue.groups(protection.groupIds))];
  const people = new Map(protection.accountIds.map((accountId) => [accountId, 'listed by name']));
  for (const { id, name } of groups) {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const { people: members, total } = await directory.members(id, page * MEMBERS_A_PAGE);
      for (const { accountId } of members) people.set(accountId, `in the group ${name}`);
      if ((page + 1) * MEMBERS_A_PAGE >= total) break;
    }
  }
  return people;
}

const MEMBERS_A_PAGE = 50;
