import { LinkButton } from '@atlaskit/button/new';
import Link from '@atlaskit/link';
import { createElement, type ElementType, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { textProp, type Props } from './component';
import { useServices } from './services';

const AnyLinkButton: ElementType = LinkButton;

function useFollow(href: string, newTab: boolean): (event: MouseEvent) => void {
  const services = useServices();
  return (event) => {
    if (newTab || event.metaKey || event.ctrlKey || !href.startsWith('/')) return;
    event.preventDefault();
    services.navigate(href, false);
  };
}

/** A link that stays in the shell for relative addresses, as Jira's pages do. */
export function HostLink(props: { href: string; newTab: boolean; children: ReactNode }): ReactElement {
  const follow = useFollow(props.href, props.newTab);
  const opensTab = props.newTab || !props.href.startsWith('/');
  return (
    <Link href={props.href} onClick={follow} {...(opensTab ? { target: '_blank', rel: 'noopener' } : {})}>
      {props.children}
    </Link>
  );
}

/** UI Kit's `LinkButton`: looks like a button, is a link. */
export function HostLinkButton({ props, children }: { props: Props; children: ReactNode[] }): ReactElement {
  const { target, ...rest } = props;
  const newTab = target === '_blank';
  const follow = useFollow(textProp(props, 'href') ?? '', newTab);
  return createElement(
    AnyLinkButton,
    { ...rest, onClick: follow, ...(newTab ? { target } : {}) },
    ...children,
  );
}
