/**
 * The document that `@forge/react` hands to its host after each commit
 * (`node_modules/@forge/react/out/reconciler.js`): plain nodes whose props hold live functions.
 */
export interface UiKitNode {
  type: string;
  key: string;
  props: Readonly<Record<string, unknown>>;
  children: readonly UiKitNode[];
}

/** A React element that an app put into a prop, such as `primaryAction={<Button/>}`; it never met the reconciler. */
interface ReactElementLike {
  type: unknown;
  key: string | null;
  props: Readonly<Record<string, unknown>>;
}

const REACT_ELEMENT = Symbol.for('react.element');
const REACT_FRAGMENT = Symbol.for('react.fragment');

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is a document node; the reconciler makes them, so their shape is enough. */
export function isNode(value: unknown): value is UiKitNode {
  return (
    isRecord(value) &&
    typeof value['type'] === 'string' &&
    isRecord(value['props']) &&
    Array.isArray(value['children'])
  );
}

export function isReactElement(value: unknown): value is ReactElementLike {
  return isRecord(value) && value['$$typeof'] === REACT_ELEMENT && isRecord(value['props']);
}

/** True for what React would show as it is: elements, texts, numbers and lists of these with at least one element. */
export function holdsElements(value: unknown): boolean {
  return isReactElement(value) || (Array.isArray(value) && value.some(holdsElements));
}

/**
 * Turns React elements in a prop into document nodes.
 * A component function there stays unevaluated, as on the platform: it becomes a node that no table knows.
 */
export function nodesOf(value: unknown, path = 'prop'): UiKitNode[] {
  if (value === null || value === undefined || typeof value === 'boolean') return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => nodesOf(item, `${path}.${index}`));
  if (typeof value === 'string' || typeof value === 'number') {
    return [{ type: 'String', key: path, props: { text: String(value) }, children: [] }];
  }
  if (!isReactElement(value)) return [];
  const children = nodesOf(value.props['children'], `${path}.children`);
  if (value.type === REACT_FRAGMENT) return children;
  const type =
    typeof value.type === 'string'
      ? value.type
      : 'a function component in a prop (only UI Kit components work there)';
  return [{ type, key: value.key ?? path, props: value.props, children }];
}

/** The text of a node and everything below it. */
export function textOf(node: UiKitNode): string {
  if (node.type === 'String') return typeof node.props['text'] === 'string' ? node.props['text'] : '';
  return node.children.map(textOf).join('');
}

/** The children of the wrapper that `@forge/react` puts around what a callback gave (`ContentWrapper`). */
export function wrapped(node: UiKitNode, name: string): readonly UiKitNode[] {
  return (
    node.children.find((child) => child.type === 'ContentWrapper' && child.props['name'] === name)
      ?.children ?? []
  );
}

const ID_PREFIX = /^forge-app-[0-9a-f]{5}-/;

/**
 * Takes off the prefix that the reconciler puts before ids when it creates a node; it leaves ids bare on
 * updates, so a label and its field would part otherwise.
 */
export function plainId(id: string): string {
  return id.replace(ID_PREFIX, '');
}
