import { Fragment, type ReactElement, type ReactNode } from 'react';
import { unknownProps } from './allowed-props';
import { componentTable } from './component-table';
import { holdsElements, nodesOf, plainId, textOf, type UiKitNode } from './document';
import { handler, isFunction } from './events';
import { Problem } from './problem';
import type { Props } from './component';

const ID_PROPS = new Set(['id', 'labelFor', 'inputId']);

/** The props as Atlaskit wants them: handlers get plain data, elements in props are rendered, ids are bare. */
function resolved(props: Readonly<Record<string, unknown>>): Props {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name === 'children' || value === undefined) continue;
    if (isFunction(value)) result[name] = handler(value);
    else if (holdsElements(value)) result[name] = <Nodes nodes={nodesOf(value, name)} />;
    else if (ID_PROPS.has(name) && typeof value === 'string') result[name] = plainId(value);
    else result[name] = value;
  }
  return result;
}

/** Renders a list of document nodes, each under its own stable key. */
export function Nodes({ nodes }: { nodes: readonly UiKitNode[] }): ReactElement {
  return <>{renderNodes(nodes)}</>;
}

function renderNodes(nodes: readonly UiKitNode[]): ReactNode[] {
  return nodes.map((node) => <RenderedNode key={node.key} node={node} />);
}

/**
 * Renders one node of a UI Kit document with Atlaskit.
 * A component or prop that the renderer does not know shows an error on the page, never a gap.
 */
export function RenderedNode({ node }: { node: UiKitNode }): ReactElement {
  if (node.type === 'String') return <Fragment>{textOf(node)}</Fragment>;
  const render = componentTable[node.type];
  if (render === undefined)
    return <Problem text={`UI Kit component not known to the renderer: ${node.type}`} />;
  const unknown = unknownProps(node.type, node.props);
  if (unknown.length > 0) {
    return <Problem text={`UI Kit component ${node.type} does not take: ${unknown.join(', ')}`} />;
  }
  return (
    <>
      {render({
        node,
        props: resolved(node.props),
        children: renderNodes(node.children),
        nodes: (some) => <Nodes nodes={some} />,
      })}
    </>
  );
}
