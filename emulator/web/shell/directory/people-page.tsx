import DynamicTable from '@atlaskit/dynamic-table';
import type { RowType } from '@atlaskit/dynamic-table/types';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import type { ReactElement } from 'react';
import { readDirectory, type Directory } from '../connection/emulator-state';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { PersonLine } from '../frame/person-line';
import { accountNote, groupsOf } from './directory-queries';

const ROWS = 25;
const HEAD = {
  cells: [
    { key: 'name', content: 'Name', isSortable: true },
    { key: 'email', content: 'E-mail', isSortable: true },
    { key: 'account', content: 'Account', isSortable: true },
    { key: 'state', content: 'On this site', isSortable: true },
    { key: 'groups', content: 'Groups', isSortable: true },
  ],
};

function rows(directory: Directory): RowType[] {
  return directory.people.map((person) => {
    const groups = groupsOf(directory, person.accountId);
    return {
      key: person.accountId,
      cells: [
        { key: person.displayName, content: <PersonLine person={person} nobody="" /> },
        { key: person.emailAddress, content: person.emailAddress },
        { key: accountNote(directory, person), content: accountNote(directory, person) },
        {
          key: person.active ? 'active' : 'inactive',
          content: (
            <Lozenge appearance={person.active ? 'success' : 'default'}>
              {person.active ? 'Active' : 'Inactive'}
            </Lozenge>
          ),
        },
        { key: groups.length, content: groups.map((group) => group.name).join(', ') || 'None' },
      ],
    };
  });
}

/** Everybody whom the site knows, with their groups. */
export function PeoplePage(): ReactElement {
  const { loaded } = useLoaded(readDirectory);
  return (
    <>
      <Heading size="large" as="h1">
        People
      </Heading>
      <LoadedView loaded={loaded} what="the people">
        {(directory) => (
          <DynamicTable
            label="People"
            head={HEAD}
            rows={rows(directory)}
            rowsPerPage={ROWS}
            defaultSortKey="name"
            defaultSortOrder="ASC"
          />
        )}
      </LoadedView>
    </>
  );
}
