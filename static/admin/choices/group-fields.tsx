import type { ReactElement } from 'react';
import { callAdmin } from '../../shared/call';
import type { FieldFrame } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { useGroupNames } from './group-names';
import type { Option } from './option';
import { OneOf, SeveralOf } from './select-fields';
import { useSearch } from './use-search';

const findGroups = async (query: string): Promise<Option[]> =>
  (await callAdmin('searchGroups', { query })).groups.map(({ id, name }) => ({ value: id, label: name }));

/** One group, found by its name. */
export function GroupField(
  props: FieldFrame & { chosen: string | null; onChoose: (id: string | null) => void },
): ReactElement {
  const { chosen, onChoose, ...frame } = props;
  const { optionOf, learn, search } = useGroupSearch(frame.problem);
  return (
    <OneOf
      {...frame}
      {...search}
      chosen={chosen === null ? null : optionOf(chosen)}
      onChoose={(option) => {
        learn(option === null ? [] : [option]);
        onChoose(option?.value ?? null);
      }}
    />
  );
}

/** Several groups, found by their names. */
export function GroupsField(
  props: FieldFrame & { chosen: readonly string[]; onChoose: (ids: string[]) => void },
): ReactElement {
  const { chosen, onChoose, ...frame } = props;
  const { optionOf, learn, search } = useGroupSearch(frame.problem);
  return (
    <SeveralOf
      {...frame}
      {...search}
      chosen={chosen.map(optionOf)}
      onChoose={(options) => {
        learn(options);
        onChoose(options.map(({ value }) => value));
      }}
    />
  );
}

function useGroupSearch(ownProblem: string | null) {
  const words = useWords();
  const { nameOf, learn, isReading } = useGroupNames();
  const { options, isSearching, problem, search } = useSearch(findGroups);
  return {
    learn,
    optionOf: (id: string): Option => ({
      value: id,
      label: nameOf(id) ?? (isReading ? id : words.text('groups.unknown', { id })),
    }),
    search: {
      options,
      isSearching,
      onSearch: search,
      placeholder: words.text('groups.search'),
      problem: ownProblem ?? problem,
    },
  };
}
