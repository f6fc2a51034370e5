import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { useCallback, type ReactElement, type ReactNode } from 'react';
import { z } from 'zod';
import { readDirectory, type Directory } from '../connection/emulator-state';
import { useActingPerson, type ActingPerson } from '../connection/person';
import { readSite } from '../connection/site';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { ShellLink } from '../frame/shell-link';
import { accountNote, groupsOf } from './directory-queries';

const roles = z.object({
  applicationRoles: z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) }),
});

async function readProducts(person: ActingPerson, accountId: string): Promise<string[]> {
  const path = `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}&expand=applicationRoles`;
  return (await readSite(person, path, roles)).applicationRoles.items.map(({ name }) => name);
}

function List({ title, items }: { title: string; items: readonly ReactNode[] }): ReactElement {
  return (
    <section className="directory-list">
      <Heading size="small" as="h2">
        {title} ({items.length})
      </Heading>
      {items.length === 0 ? (
        <p className="uikit-muted">None</p>
      ) : (
        <ul>
          {items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Products({ accountId }: { accountId: string }): ReactElement {
  const actor = useActingPerson();
  const { loaded } = useLoaded(useCallback(() => readProducts(actor, accountId), [actor, accountId]));
  return (
    <LoadedView loaded={loaded} what="product access">
      {(products) => <List title="Product access" items={products} />}
    </LoadedView>
  );
}

function Belongings({ directory, accountId }: { directory: Directory; accountId: string }): ReactElement {
  const leads = (each: { leadAccountId: string | null }): boolean => each.leadAccountId === accountId;
  const owns = (each: { ownerAccountId: string | null }): boolean => each.ownerAccountId === accountId;
  const open = directory.issues.filter(
    (issue) => issue.assigneeAccountId === accountId && issue.resolution === null,
  );
  return (
    <>
      <List
        title="Groups"
        items={groupsOf(directory, accountId).map((group) => (
          <ShellLink key={group.groupId} href={`/jira/groups/${group.groupId}`}>
            {group.name}
          </ShellLink>
        ))}
      />
      <List
        title="Open tickets"
        items={open.map((issue) => (
          <ShellLink key={issue.key} href={`/browse/${issue.key}`}>
            {issue.key}
          </ShellLink>
        ))}
      />
      <List title="Leads projects" items={directory.projects.filter(leads).map(({ name }) => name)} />
      <List title="Leads components" items={directory.components.filter(leads).map(({ name }) => name)} />
      <List title="Owns filters" items={directory.filters.filter(owns).map(({ name }) => name)} />
      <List title="Owns dashboards" items={directory.dashboards.filter(owns).map(({ name }) => name)} />
    </>
  );
}

/** One person: state, access, and what they own. */
export function PersonPage({ accountId }: { accountId: string }): ReactElement {
  const { loaded } = useLoaded(readDirectory);
  return (
    <LoadedView loaded={loaded} what="the person">
      {(directory) => {
        const person = directory.people.find((each) => each.accountId === accountId);
        if (person === undefined) return <p>The site knows nobody with the account id {accountId}.</p>;
        return (
          <>
            <Heading size="large" as="h1">
              {person.displayName}
            </Heading>
            <p className="directory-facts">
              <Lozenge appearance={person.active ? 'success' : 'default'}>
                {person.active ? 'Active' : 'Inactive'}
              </Lozenge>
              <span>{person.emailAddress}</span>
              <span>{accountNote(directory, person)} account</span>
              <code>{accountId}</code>
            </p>
            <div className="directory-lists">
              <Products accountId={accountId} />
              <Belongings directory={directory} accountId={accountId} />
            </div>
          </>
        );
      }}
    </LoadedView>
  );
}
