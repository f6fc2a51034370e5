import DynamicTable from '@atlaskit/dynamic-table';
import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { readDirectory } from '../connection/emulator-state';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { ShellLink } from '../frame/shell-link';
import { membersOf } from './directory-queries';

const HEAD = {
  cells: [
    { key: 'name', content: 'Group', isSortable: true },
    { key: 'members', content: 'Members', isSortable: true },
    { key: 'managed', content: 'Managed by', isSortable: true },
  ],
};

/** Every group of the site. */
export function GroupsPage(): ReactElement {
  const { loaded } = useLoaded(readDirectory);
  return (
    <>
      <Heading size="large" as="h1">
        Groups
      </Heading>
      <LoadedView loaded={loaded} what="the groups">
        {(directory) => (
          <DynamicTable
            label="Groups"
            head={HEAD}
            rows={directory.groups.map((group) => {
              const members = membersOf(directory, group.groupId).length;
              const managedBy = group.managedBy === 'identity-provider' ? 'Identity provider' : 'This site';
              return {
                key: group.groupId,
                cells: [
                  {
                    key: group.name,
                    content: <ShellLink href={`/jira/groups/${group.groupId}`}>{group.name}</ShellLink>,
                  },
                  { key: members, content: members },
                  { key: managedBy, content: managedBy },
                ],
              };
            })}
          />
        )}
      </LoadedView>
    </>
  );
}
