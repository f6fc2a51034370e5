import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { readDirectory } from '../connection/emulator-state';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { PersonLine } from '../frame/person-line';
import { membersOf } from './directory-queries';

/** One group and its members. */
export function GroupPage({ groupId }: { groupId: string }): ReactElement {
  const { loaded } = useLoaded(readDirectory);
  return (
    <LoadedView loaded={loaded} what="the group">
      {(directory) => {
        const group = directory.groups.find((each) => each.groupId === groupId);
        if (group === undefined) return <p>The site has no group with the id {groupId}.</p>;
        const members = membersOf(directory, groupId);
        return (
          <>
            <Heading size="large" as="h1">
              {group.name}
            </Heading>
            <p className="uikit-muted">
              {members.length} {members.length === 1 ? 'member' : 'members'}
              {group.managedBy === 'identity-provider' ? ', managed by the identity provider' : ''}
            </p>
            <ul className="directory-members">
              {members.map((person) => (
                <li key={person.accountId}>
                  <PersonLine person={person} nobody="" />
                </li>
              ))}
            </ul>
          </>
        );
      }}
    </LoadedView>
  );
}
