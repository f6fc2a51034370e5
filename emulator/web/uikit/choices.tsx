import Calendar from '@atlaskit/calendar';
import { DatePicker, TimePicker } from '@atlaskit/datetime-picker';
import Select from '@atlaskit/select';
import { createElement, type ElementType } from 'react';
import { sameAsWithoutChildren, type Props, type Render } from './component';
import { isRecord } from './document';

const AnySelect: ElementType = Select;

/** UI Kit's `id` is the id of the input, so that a `Label` finds it. */
function inputId(props: Props): Props {
  const { id, ...rest } = props;
  return id === undefined ? rest : { inputId: id, ...rest };
}

function picker(component: ElementType): Render {
  return ({ props }) => {
    const { selectProps, ...rest } = props;
    const merged = {
      ...(isRecord(selectProps) ? selectProps : {}),
      ...(rest['id'] ? { inputId: rest['id'] } : {}),
    };
    return createElement(component, { locale: 'en-US', ...rest, selectProps: merged });
  };
}

/** Fields that open a list or a calendar. */
export const choiceComponents: Readonly<Record<string, Render>> = {
  Select: ({ props }) => createElement(AnySelect, { menuPlacement: 'auto', ...inputId(props) }),
  DatePicker: picker(DatePicker),
  TimePicker: picker(TimePicker),
  Calendar: sameAsWithoutChildren(Calendar),
};
