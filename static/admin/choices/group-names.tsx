import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { SettingsView } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { useLoaded } from '../../shared/use-loaded';
import { OutOfDate } from '../../shared/states';
import { useWords } from '../../shared/words';
import type { Option } from './option';

/** All of them stand in the address of one request to Jira. */
const MOST_AT_ONCE = 100;

interface GroupNames {
  /** The name of a group, or undefined where it is not known. */
  nameOf: (id: string) => string | undefined;
  /** Remembers names that a search has told. */
  learn: (groups: readonly Option[]) => void;
  isReading: boolean;
}

const NamesContext = createContext<GroupNames>({
  nameOf: () => undefined,
  learn: () => undefined,
  isReading: false,
});

export const useGroupNames = (): GroupNames => useContext(NamesContext);

/** Every group that the settings name, each once. */
export const groupsIn = ({
  holdingGroupId,
  operators,
  protection,
  teams,
  channels,
}: SettingsView): string[] => [
  ...new Set([
    ...(holdingGroupId === null ? [] : [holdingGroupId]),
    ...operators.groupIds,
    ...protection.groupIds,
    ...teams.flatMap(({ groupIds = [] }) => groupIds),
    ...channels.identityProvider.groupIds,
  ]),
];

/** Gives the names of the settings' groups to everything inside, and says when Jira does not tell them. */
export function GroupNamesProvider(props: { settings: SettingsView; children: ReactNode }): ReactElement {
  const words = useWords();
  const wanted = groupsIn(props.settings).sort().join(' ');
  const [learnt, setLearnt] = useState<ReadonlyMap<string, string>>(new Map());
  const read = useCallback(() => readNames(wanted.split(' ').filter((id) => id !== '')), [wanted]);
  const { state, reload } = useLoaded(read);

  const names = useMemo(
    (): GroupNames => ({
      nameOf: (id) => learnt.get(id) ?? (state.kind === 'loaded' ? state.value.get(id) : undefined),
      learn: (groups) => {
        setLearnt(
          (known) => new Map([...known, ...groups.map(({ value, label }) => [value, label] as const)]),
        );
      },
      isReading: state.kind === 'loading',
    }),
    [learnt, state],
  );
  const problem = state.kind === 'loading' ? null : state.problem;
  return (
    <NamesContext.Provider value={names}>
      {problem === null ? null : (
        <OutOfDate title={words.text('groups.failed')} problem={problem} onRetry={() => void reload()} />
      )}
      {props.children}
    </NamesContext.Provider>
  );
}

async function readNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const parts = Array.from({ length: Math.ceil(ids.length / MOST_AT_ONCE) }, (_, part) =>
    ids.slice(part * MOST_AT_ONCE, (part + 1) * MOST_AT_ONCE),
  );
  const answers = await Promise.all(parts.map((part) => callAdmin('nameGroups', { ids: part })));
  return new Map(answers.flatMap(({ groups }) => groups.map(({ id, name }) => [id, name] as const)));
}
