import { Checkbox } from '@atlaskit/checkbox';
import { Radio, RadioGroup } from '@atlaskit/radio';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import Toggle from '@atlaskit/toggle';
import { createElement, useState, type ElementType, type ReactElement } from 'react';
import {
  handlerProp,
  listProp,
  numberProp,
  sameAsWithoutChildren,
  textProp,
  type Props,
  type Render,
} from './component';
import { isRecord } from './document';

/** Toggle and radio groups of Atlaskit know no validity; `register()` spreads it all the same. */
function without(...names: string[]): (props: Props) => Props {
  return (props) => Object.fromEntries(Object.entries(props).filter(([name]) => !names.includes(name)));
}

function filtered(component: ElementType, drop: (props: Props) => Props): Render {
  return ({ props }) => createElement(component, drop(props));
}

function CheckboxGroup({ props }: { props: Props }): ReactElement {
  const [own, setOwn] = useState<readonly unknown[]>(listProp(props, 'defaultValue'));
  const chosen = Array.isArray(props['value']) ? listProp(props, 'value') : own;
  const change = (value: unknown, checked: boolean): void => {
    const next = checked ? [...chosen, value] : chosen.filter((other) => other !== value);
    setOwn(next);
    handlerProp(props, 'onChange')(next);
  };
  return (
    <div role="group" aria-label={textProp(props, 'name')} id={textProp(props, 'id')}>
      {listProp(props, 'options').map((option) =>
        isRecord(option) ? (
          <Checkbox
            key={String(option['value'])}
            name={textProp(props, 'name') ?? ''}
            value={String(option['value'])}
            label={String(option['label'])}
            isChecked={chosen.includes(option['value'])}
            isDisabled={props['isDisabled'] === true || option['isDisabled'] === true}
            isInvalid={props['isInvalid'] === true}
            onChange={(event) => {
              change(option['value'], event.target.checked);
            }}
          />
        ) : null,
      )}
    </div>
  );
}

function Range({ props }: { props: Props }): ReactElement {
  const [own, setOwn] = useState(numberProp(props, 'defaultValue') ?? 50);
  return (
    <input
      type="range"
      className="uikit-range"
      id={textProp(props, 'id')}
      name={textProp(props, 'name')}
      min={numberProp(props, 'min')}
      max={numberProp(props, 'max')}
      step={numberProp(props, 'step') ?? 0.1}
      value={numberProp(props, 'value') ?? own}
      disabled={props['isDisabled'] === true}
      aria-labelledby={textProp(props, 'aria-labelledby')}
      data-testid={textProp(props, 'testId')}
      onChange={(event) => {
        setOwn(event.target.valueAsNumber);
        handlerProp(props, 'onChange')(event.target.valueAsNumber);
      }}
      onFocus={handlerProp(props, 'onFocus')}
      onBlur={handlerProp(props, 'onBlur')}
    />
  );
}

/** Fields whose value is a text, a number or a yes. */
export const fieldComponents: Readonly<Record<string, Render>> = {
  Textfield: sameAsWithoutChildren(Textfield),
  TextArea: sameAsWithoutChildren(TextArea),
  Checkbox: sameAsWithoutChildren(Checkbox),
  CheckboxGroup: ({ props }) => <CheckboxGroup props={props} />,
  Radio: sameAsWithoutChildren(Radio),
  RadioGroup: filtered(RadioGroup, without('aria-invalid', 'id', 'onBlur')),
  Toggle: filtered(Toggle, without('aria-invalid', 'isInvalid')),
  Range: ({ props }) => <Range props={props} />,
};
