import {
  Box,
  ErrorMessage,
  HelperMessage,
  Inline,
  Label,
  RadioGroup,
  Stack,
  Text,
  TextArea,
  Textfield,
  Toggle,
} from '@forge/react';
import type { ReactElement, ReactNode } from 'react';
import { fieldStyle } from './style';

/** What every field has around it. */
export interface FieldFrame {
  id: string;
  label: string;
  help: string;
  /** What is wrong with the value, as a sentence; null when nothing is. */
  problem: string | null;
}

/** A field with its label above and its help or problem below. */
export function Framed({
  id,
  label,
  help,
  problem,
  children,
}: FieldFrame & { children: ReactNode }): ReactElement {
  return (
    <Box xcss={fieldStyle}>
      <Label labelFor={id}>{label}</Label>
      {children}
      {problem === null ? <HelperMessage>{help}</HelperMessage> : <ErrorMessage>{problem}</ErrorMessage>}
    </Box>
  );
}

/**
 * A line of text. The page keeps what is typed; the field is told a value only once, because a value that comes back
 * over the bridge after each key would move the cursor.
 */
export function TextSetting(
  props: FieldFrame & { start: string; onType: (text: string) => void; type?: 'text' | 'number' },
): ReactElement {
  const { id, problem, start, onType, type = 'text' } = props;
  return (
    <Framed {...props}>
      <Textfield
        id={id}
        name={id}
        type={type}
        defaultValue={start}
        isInvalid={problem !== null}
        onChange={(event) => {
          onType(typedIn(event));
        }}
      />
    </Framed>
  );
}

/** Several lines of text. */
export function LinesSetting(
  props: FieldFrame & { start: string; onType: (text: string) => void },
): ReactElement {
  const { id, problem, start, onType } = props;
  return (
    <Framed {...props}>
      <TextArea
        id={id}
        name={id}
        defaultValue={start}
        minimumRows={3}
        isMonospaced
        isInvalid={problem !== null}
        onChange={(event) => {
          onType(typedIn(event));
        }}
      />
    </Framed>
  );
}

/** One of a few possibilities. */
export function ChoiceSetting<Value extends string>(props: {
  id: string;
  label: string;
  help: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}): ReactElement {
  const labelId = `${props.id}-label`;
  return (
    <Box xcss={fieldStyle}>
      <Label id={labelId} labelFor={props.id}>
        {props.label}
      </Label>
      <RadioGroup
        name={props.id}
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- UI Kit passes Atlaskit's newer prop not on
        aria-labelledby={labelId}
        value={props.value}
        options={props.options.map(({ value, label }) => ({ name: props.id, value, label }))}
        onChange={(event) => {
          const chosen = props.options.find(({ value }) => value === typedIn(event));
          if (chosen !== undefined) props.onChoose(chosen.value);
        }}
      />
      <HelperMessage>{props.help}</HelperMessage>
    </Box>
  );
}

/** Yes or no. */
export function SwitchSetting(props: {
  id: string;
  label: string;
  help: string;
  isOn: boolean;
  onSwitch: (isOn: boolean) => void;
}): ReactElement {
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center">
        <Toggle
          id={props.id}
          isChecked={props.isOn}
          onChange={() => {
            props.onSwitch(!props.isOn);
          }}
        />
        <Label labelFor={props.id}>{props.label}</Label>
      </Inline>
      <Text size="small" color="color.text.subtle">
        {props.help}
      </Text>
    </Stack>
  );
}

/** What a field holds after an event; the bridge hands it over without a type. */
export const typedIn = ({ target }: { target: { value?: unknown } }): string =>
  typeof target.value === 'string' ? target.value : '';
