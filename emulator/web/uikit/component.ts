import { createElement, isValidElement, type ElementType, type ReactElement, type ReactNode } from 'react';
import type { UiKitNode } from './document';
import { isFunction } from './events';

export type Props = Readonly<Record<string, unknown>>;

export interface RenderInput {
  node: UiKitNode;
  /** Resolved props: handlers get plain data, elements are rendered, ids are bare. */
  props: Props;
  /** The rendered children, one keyed element each. */
  children: ReactNode[];
  /** Renders other nodes, such as those of a named wrapper. */
  nodes: (nodes: readonly UiKitNode[]) => ReactElement;
}

export type Render = (input: RenderInput) => ReactNode;

/** Renders with the Atlaskit component that takes the same props as UI Kit's. */
export function sameAs(component: ElementType, defaults: Props = {}): Render {
  return ({ props, children }) => createElement(component, { ...defaults, ...props }, ...children);
}

/** The same for components without children. */
export function sameAsWithoutChildren(component: ElementType, defaults: Props = {}): Render {
  return ({ props }) => createElement(component, { ...defaults, ...props });
}

export function textProp(props: Props, name: string): string | undefined {
  const value = props[name];
  return typeof value === 'string' ? value : undefined;
}

export function numberProp(props: Props, name: string): number | undefined {
  const value = props[name];
  return typeof value === 'number' ? value : undefined;
}

export function listProp(props: Props, name: string): readonly unknown[] {
  const value = props[name];
  return Array.isArray(value) ? value : [];
}

/** A prop that was resolved to a handler; calling it without one does nothing. */
export function handlerProp(props: Props, name: string): (...args: unknown[]) => void {
  const value = props[name];
  return (...args) => {
    if (isFunction(value)) value(...args);
  };
}

/** A prop that holds something to show: a text, or an element that was rendered before. */
export function nodeProp(props: Props, name: string): ReactNode {
  const value = props[name];
  if (typeof value === 'string' || typeof value === 'number' || isValidElement(value)) return value;
  return null;
}
