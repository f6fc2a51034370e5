import type { ReactElement } from 'react';
import { callAdmin } from '../../shared/call';
import type { FieldFrame } from '../../shared/fields';
import { useWords } from '../../shared/words';
import type { Option } from './option';
import { OneOf, SeveralOf } from './select-fields';
import { useSearch } from './use-search';

const findProjects = async (query: string): Promise<Option[]> =>
  (await callAdmin('listProjects', { query })).projects.map(({ key, name }) => ({
    value: key,
    label: `${name} (${key})`,
  }));

/** One project, found by its name or key. A project that was chosen before shows its key. */
export function ProjectField(
  props: FieldFrame & { chosen: Option | null; onChoose: (project: Option) => void },
): ReactElement {
  const { chosen, onChoose, ...frame } = props;
  const search = useProjectSearch(frame.problem);
  return (
    <OneOf
      {...frame}
      {...search}
      isClearable={false}
      chosen={chosen}
      onChoose={(option) => {
        if (option !== null) onChoose(option);
      }}
    />
  );
}

/** Several projects by their keys. */
export function ProjectsField(
  props: FieldFrame & { chosen: readonly string[]; onChoose: (keys: string[]) => void },
): ReactElement {
  const { chosen, onChoose, ...frame } = props;
  return (
    <SeveralOf
      {...frame}
      {...useProjectSearch(frame.problem)}
      chosen={chosen.map((key) => ({ value: key, label: key }))}
      onChoose={(options) => {
        onChoose(options.map(({ value }) => value));
      }}
    />
  );
}

function useProjectSearch(ownProblem: string | null) {
  const words = useWords();
  const { options, isSearching, problem, search } = useSearch(findProjects);
  return {
    options,
    isSearching,
    onSearch: search,
    placeholder: words.text('ruleForm.projectSearch'),
    problem: ownProblem ?? problem,
  };
}
