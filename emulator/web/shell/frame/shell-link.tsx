import Link from '@atlaskit/link';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { go } from './routes';

/** Follows a click on a link inside the shell unless it asks for a new tab. */
export function followInside(event: MouseEvent, href: string): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(href);
}

/** A link to another page of the shell. */
export function ShellLink({ href, children }: { href: string; children: ReactNode }): ReactElement {
  return (
    <Link
      href={href}
      onClick={(event) => {
        followInside(event, href);
      }}
    >
      {children}
    </Link>
  );
}
