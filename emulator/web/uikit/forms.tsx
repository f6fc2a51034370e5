import {
  ErrorMessage,
  FormFooter,
  FormHeader,
  FormSection,
  HelperMessage,
  Label,
  RequiredAsterisk,
  ValidMessage,
} from '@atlaskit/form';
import { createElement, type ElementType, type FormEvent } from 'react';
import { handlerProp, sameAs, textProp, type Render } from './component';

const AnyLabel: ElementType = Label;

/** A form and what stands around its fields. */
export const formComponents: Readonly<Record<string, Render>> = {
  Form: ({ props, children }) =>
    createElement(
      'form',
      {
        noValidate: true,
        onSubmit: (event: FormEvent) => {
          event.preventDefault();
          handlerProp(props, 'onSubmit')();
        },
      },
      ...children,
    ),
  FormHeader: sameAs(FormHeader),
  FormSection: sameAs(FormSection),
  FormFooter: sameAs(FormFooter),
  HelperMessage: sameAs(HelperMessage),
  ErrorMessage: sameAs(ErrorMessage),
  ValidMessage: sameAs(ValidMessage),
  RequiredAsterisk: () => <RequiredAsterisk />,
  Label: ({ props, children }) => {
    const { labelFor, ...rest } = props;
    return createElement(
      AnyLabel,
      { ...rest, htmlFor: textProp({ labelFor }, 'labelFor') ?? '' },
      ...children,
    );
  },
};
