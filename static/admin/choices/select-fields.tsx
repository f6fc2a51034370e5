import { Select } from '@forge/react';
import type { ReactElement } from 'react';
import { Framed, type FieldFrame } from '../../shared/fields';
import { optionsIn, type Option } from './option';

interface ListProps extends FieldFrame {
  options: readonly Option[];
  /** Called with what is typed, and with nothing when the list is first opened. */
  onSearch?: (query: string) => void;
  isSearching?: boolean;
  placeholder?: string;
}

/** One of a list, or none. */
export function OneOf(
  props: ListProps & {
    chosen: Option | null;
    isClearable?: boolean;
    onChoose: (option: Option | null) => void;
  },
): ReactElement {
  const { chosen, isClearable = true, onChoose } = props;
  return (
    <Framed {...props}>
      <Select
        {...listProps(props)}
        isClearable={isClearable}
        value={chosen}
        onChange={(picked: unknown) => {
          onChoose(optionsIn(picked)[0] ?? null);
        }}
      />
    </Framed>
  );
}

/** Several of a list. */
export function SeveralOf(
  props: ListProps & { chosen: readonly Option[]; onChoose: (options: Option[]) => void },
): ReactElement {
  const { chosen, onChoose } = props;
  return (
    <Framed {...props}>
      <Select
        {...listProps(props)}
        isMulti
        closeMenuOnSelect={false}
        value={[...chosen]}
        onChange={(picked: unknown) => {
          onChoose(optionsIn(picked));
        }}
      />
    </Framed>
  );
}

function listProps({ id, problem, options, onSearch, isSearching = false, placeholder }: ListProps) {
  return {
    id,
    name: id,
    isSearchable: true,
    isInvalid: problem !== null,
    isLoading: isSearching,
    options: [...options],
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(onSearch === undefined
      ? {}
      : {
          onFocus: () => {
            onSearch('');
          },
          onInputChange: (typed: unknown) => {
            if (typeof typed === 'string' && typed !== '') onSearch(typed);
          },
        }),
  };
}
