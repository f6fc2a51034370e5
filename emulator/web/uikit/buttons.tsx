import Button from '@atlaskit/button/new';
import { ButtonGroup } from '@atlaskit/button';
import icons from 'uikit-icons';
import { createElement, type ElementType, type ReactNode } from 'react';
import { sameAs, textProp, type Props, type Render } from './component';
import { HostLinkButton } from './links';
import { Problem } from './problem';

const AnyButton: ElementType = Button;

/** Buttons name their icons; Atlaskit wants the component. */
function withIcons(props: Props): Props {
  const result: Record<string, unknown> = { ...props };
  for (const name of ['iconBefore', 'iconAfter']) {
    const glyph = textProp(props, name);
    if (glyph !== undefined) result[name] = icons[glyph];
  }
  return result;
}

function missingIcon(props: Props): string | undefined {
  return ['iconBefore', 'iconAfter']
    .map((name) => textProp(props, name))
    .find((glyph) => glyph !== undefined && icons[glyph] === undefined);
}

function button({ props, children }: { props: Props; children: ReactNode[] }): ReactNode {
  const missing = missingIcon(props);
  if (missing !== undefined) return <Problem text={`There is no icon called ${missing}`} />;
  return createElement(AnyButton, withIcons(props), ...children);
}

/** Things to press. */
export const buttonComponents: Readonly<Record<string, Render>> = {
  Button: button,
  LoadingButton: button,
  LinkButton: ({ props, children }) => <HostLinkButton props={withIcons(props)}>{children}</HostLinkButton>,
  ButtonGroup: sameAs(ButtonGroup),
};
