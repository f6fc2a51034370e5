import Avatar from '@atlaskit/avatar';
import type { ReactElement } from 'react';
import { initialsPicture } from '../connection/initials';
import { ShellLink } from './shell-link';

interface PersonLineProps {
  person: { accountId: string; displayName: string } | null | undefined;
  /** What to say when there is nobody. */
  nobody: string;
}

/** A person with their picture, linked to their page. */
export function PersonLine({ person, nobody }: PersonLineProps): ReactElement {
  if (!person) return <span className="uikit-muted">{nobody}</span>;
  return (
    <span className="uikit-person">
      <Avatar size="xsmall" src={initialsPicture(person.displayName)} />
      <ShellLink href={`/jira/people/${encodeURIComponent(person.accountId)}`}>
        {person.displayName}
      </ShellLink>
    </span>
  );
}
