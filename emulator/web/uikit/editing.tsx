import Comment, { CommentAction, CommentAuthor, CommentEdited, CommentTime } from '@atlaskit/comment';
import InlineEdit from '@atlaskit/inline-edit';
import { createElement, type ElementType, type ReactElement } from 'react';
import { Adf } from './adf';
import { handlerProp, listProp, textProp, type Props, type Render } from './component';
import { isRecord, wrapped } from './document';
import { handler, isFunction } from './events';

const AnyComment: ElementType = Comment;
const AnyInlineEdit: ElementType = InlineEdit;

/** The pressable texts of a comment: `{text, onClick}` on the platform, elements in Atlaskit. */
function press(value: unknown): { text: string; onClick: (...args: unknown[]) => void } | undefined {
  if (!isRecord(value) || typeof value['text'] !== 'string') return undefined;
  const { text, onClick } = value;
  return {
    text,
    onClick: isFunction(onClick) ? handler(onClick) : () => undefined,
  };
}

function actions(props: Props, name: string): ReactElement[] {
  return listProp(props, name).flatMap((item) => {
    const action = press(item);
    return action === undefined
      ? []
      : [
          <CommentAction key={action.text} onClick={action.onClick}>
            {action.text}
          </CommentAction>,
        ];
  });
}

const comment: Render = ({ node, props, children, nodes }) => {
  const author = press(props['author']);
  const time = press(props['time']);
  const edited = textProp(props, 'edited');
  const {
    author: _author,
    time: _time,
    edited: _edited,
    actions: _actions,
    errorActions: _errors,
    ...rest
  } = props;
  const nested = children.filter((_, index) => node.children[index]?.type !== 'ContentWrapper');
  return createElement(
    AnyComment,
    {
      ...rest,
      avatar: nodes(wrapped(node, 'avatar')),
      content: nodes(wrapped(node, 'content')),
      actions: actions(props, 'actions'),
      errorActions: actions(props, 'errorActions'),
      ...(author === undefined
        ? {}
        : { author: <CommentAuthor onClick={author.onClick}>{author.text}</CommentAuthor> }),
      ...(time === undefined ? {} : { time: <CommentTime onClick={time.onClick}>{time.text}</CommentTime> }),
      ...(edited === undefined ? {} : { edited: <CommentEdited>{edited}</CommentEdited> }),
    },
    ...nested,
  );
};

/** `@forge/react` keeps value, validation and state; what is left is showing one of two views. */
const inlineEdit: Render = ({ node, props, nodes }) =>
  createElement(AnyInlineEdit, {
    ...props,
    defaultValue: '',
    onConfirm: handlerProp(props, 'onConfirm'),
    onCancel: handlerProp(props, 'onCancel'),
    onEdit: handlerProp(props, 'onEdit'),
    editView: () => nodes(wrapped(node, 'editView')),
    readView: () => nodes(wrapped(node, 'readView')),
  });

/** Discussion, documents and editing in place. */
export const editingComponents: Readonly<Record<string, Render>> = {
  Comment: comment,
  InlineEdit: inlineEdit,
  AdfRenderer: ({ props }) => <Adf document={props['documentWithoutMedia'] ?? props['document']} />,
};
