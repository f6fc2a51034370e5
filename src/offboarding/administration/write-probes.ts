import type { Finding } from '../../contract/settings';
import type { Catalogue, Directory } from '../ports';

interface ProbeParts {
  directory: Directory;
  catalogue: Catalogue;
}

/** What the write probes may touch: nothing else is ever written to. */
export interface TestSubjects {
  accountId: string;
  groupId: string;
}

/** Puts the test account into the empty group and takes it out again. */
export async function changeGroups(parts: ProbeParts, test: TestSubjects | undefined): Promise<Finding> {
  const common = { probe: 'change-groups', title: 'Change groups' } as const;
  if (!test) {
    const text = 'Not tried. Name a test account and an empty group, so that nobody else is touched.';
    return { ...common, result: 'not-tried', text };
  }
  const objection = await objectionTo(parts, test);
  if (objection !== undefined) return { ...common, result: 'warning', text: objection };
  const { directory } = parts;
  const added = await directory.addToGroup(test.groupId, test.accountId);
  const removed = added.accepted ? await directory.removeFromGroup(test.groupId, test.accountId) : added;
  if (removed.accepted)
    return { ...common, result: 'good', text: 'Leaver may put people into groups and take them out.' };
  const left = added.accepted ? ' The test account is still in the group: take it out by hand.' : '';
  const text = `Jira refused with ${String(removed.status)}: "${removed.words}". On some sites apps may not change groups. Every group of a leaver will be listed for a site admin.${left}`;
  return { ...common, result: 'problem', text };
}

/** Nobody is deleted for a test; it needs the same right. */
export function deletePeople(groups: Finding): Finding {
  const common = { probe: 'delete-people', title: 'Remove people from the site' } as const;
  const same = 'This needs the same right as changing groups, and nobody is removed for a test.';
  switch (groups.result) {
    case 'good':
      return { ...common, result: 'good', text: `${same} It should work.` };
    case 'problem':
      return {
        ...common,
        result: 'problem',
        text: `${same} It will be refused; keep accounts in the holding group.`,
      };
    default:
      return { ...common, result: 'not-tried', text: `${same} Try changing groups first.` };
  }
}

/** Why these are no subjects for a test, or undefined. */
async function objectionTo(
  { directory, catalogue }: ProbeParts,
  { accountId, groupId }: TestSubjects,
): Promise<string | undefined> {
  const [people, groups] = await Promise.all([catalogue.people([accountId]), catalogue.groups([groupId])]);
  if (people.length === 0) return 'Not tried, because Jira knows no such test account. Name another one.';
  if (groups.length === 0) return 'Not tried, because Jira knows no such group. Name another one.';
  const { total } = await directory.members(groupId, 0);
  return total > 0
    ? 'Not tried, because the group for the test has members. Name an empty group.'
    : undefined;
}
