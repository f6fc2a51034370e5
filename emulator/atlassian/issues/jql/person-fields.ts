import type { SiteContext } from '../../context';
import type { Issue } from '../../model';
import type { IdentityField } from './field-kinds';

interface PersonFieldOptions {
  historyId?: string;
  indexed?: (accountId: string) => ReadonlySet<string>;
}

/** A field that holds people: they are named by account id, by full name, or by an address that the caller may see. */
export function personField(
  context: SiteContext,
  name: string,
  accountIdsOf: (issue: Issue) => readonly string[],
  { historyId, indexed }: PersonFieldOptions = {},
): IdentityField {
  const { data } = context;
  return {
    kind: 'identity',
    name,
    idsOf: accountIdsOf,
    resolve: (text) => findPeople(context, text),
    call: (functionName, values) => callPersonFunction(context, functionName, values),
    rank: null,
    historyId: historyId ?? null,
    indexed: indexed ?? null,
    sortKey: (issue) => {
      const [accountId] = accountIdsOf(issue);
      return accountId === undefined
        ? null
        : (data.people.get(accountId)?.displayName ?? accountId).toLowerCase();
    },
  };
}

function findPeople(context: SiteContext, text: string): string[] | null {
  const { people } = context.data;
  if (people.has(text)) {
    return [text];
  }
  const wanted = text.toLowerCase();
  const found = [...people.values()].filter(
    (person) =>
      person.displayName.toLowerCase() === wanted ||
      (context.maySeeEmailOf(person) && person.emailAddress.toLowerCase() === wanted),
  );
  return found.length === 0 ? null : found.map(({ accountId }) => accountId);
}

function callPersonFunction(context: SiteContext, name: string, values: readonly string[]): string[] | null {
  if (name.toLowerCase() === 'currentuser') {
    return context.accountId === null ? [] : [context.accountId];
  }
  if (name.toLowerCase() === 'membersof') {
    const [wanted = ''] = values;
    const group = [...context.data.groups.values()].find(
      (candidate) => candidate.groupId === wanted || candidate.name.toLowerCase() === wanted.toLowerCase(),
    );
    return group ? [...context.visibleMembersOf(group.groupId)] : null;
  }
  return null;
}
