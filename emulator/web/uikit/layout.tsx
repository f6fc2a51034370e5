import { Bleed, Box, Inline, Pressable, Stack, xcss } from '@atlaskit/primitives';
import { createElement, Fragment, type ElementType } from 'react';
import { sameAs, type Props, type Render } from './component';
import { isRecord } from './document';

/** Bleed, Box and Pressable are typed for literal props; here the props come from a document. */
const AnyBox: ElementType = Box;
const AnyPressable: ElementType = Pressable;
// eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor wants a compiler; these styles come at run time
const styles: (styleObject: Record<string, never>) => unknown = xcss;

function isStyleObject(value: unknown): value is Record<string, never> {
  return isRecord(value);
}

/** `xcss()` of `@forge/react` gives the bare object; Atlaskit's own checks it and turns tokens into variables. */
function withStyles(props: Props): Props {
  const { xcss: style, ...rest } = props;
  return isStyleObject(style) ? { ...rest, xcss: styles(style) } : rest;
}

const pass: Render = ({ children }) => createElement(Fragment, null, ...children);

/** Boxes and spacing. */
export const layoutComponents: Readonly<Record<string, Render>> = {
  Root: pass,
  ContentWrapper: pass,
  Stack: sameAs(Stack),
  Inline: sameAs(Inline),
  Bleed: sameAs(Bleed),
  Box: ({ props, children }) => createElement(AnyBox, withStyles(props), ...children),
  Pressable: ({ props, children }) => createElement(AnyPressable, withStyles(props), ...children),
};
