import DynamicTable from '@atlaskit/dynamic-table';
import { createElement, type ElementType } from 'react';
import { unknownProps } from './allowed-props';
import { handlerProp, numberProp, textProp, type Props, type Render, type RenderInput } from './component';
import { textOf, wrapped, type UiKitNode } from './document';
import { handler, isFunction } from './events';
import { Problem } from './problem';

const AnyDynamicTable: ElementType = DynamicTable;

/** Sorting goes by the cell's key, as in Atlaskit; without one, by the text that is shown. */
function cell(node: UiKitNode, nodes: RenderInput['nodes']): Record<string, unknown> {
  const { cellKey, children: _children, ...rest } = node.props;
  const known = typeof cellKey === 'string' || typeof cellKey === 'number' ? cellKey : textOf(node);
  return { ...defined(rest), key: known, content: nodes(node.children) };
}

function row(node: UiKitNode, nodes: RenderInput['nodes'], index: number): Record<string, unknown> {
  const { rowKey, onClick, children: _children, ...rest } = node.props;
  return {
    ...defined(rest),
    ...(isFunction(onClick) ? { onClick: handler(onClick) } : {}),
    key: textProp({ rowKey }, 'rowKey') ?? `row-${String(index)}`,
    cells: node.children.map((child) => cell(child, nodes)),
  };
}

function defined(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}

function misused(nodes: readonly UiKitNode[]): string | undefined {
  for (const node of nodes) {
    const unknown = unknownProps(node.type, node.props);
    if (unknown.length > 0) return `A ${node.type} of DynamicTable does not take: ${unknown.join(', ')}`;
    const below = node.type === 'Row' ? misused(node.children) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

const dynamicTable: Render = ({ node, props, nodes }) => {
  const head = wrapped(node, 'head');
  const rows = wrapped(node, 'rows');
  const problem = misused([...head, ...rows]);
  if (problem !== undefined) return <Problem text={problem} />;
  const { page, onSetPage, ...rest } = props;
  return createElement(AnyDynamicTable, {
    ...rest,
    ...(numberProp(props, 'page') === undefined ? {} : { page }),
    ...(onSetPage === undefined ? {} : { onSetPage: handlerProp(props, 'onSetPage') }),
    ...(head.length === 0 ? {} : { head: { cells: head.map((child) => cell(child, nodes)) } }),
    rows: rows.map((child, index) => row(child, nodes, index)),
  });
};

/** Rows and columns. */
export const tableComponents: Readonly<Record<string, Render>> = { DynamicTable: dynamicTable };
