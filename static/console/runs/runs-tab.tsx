import { Heading, Stack } from '@forge/react';
import { useMemo, useState, type ReactElement } from 'react';
import type { PersonView } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { useReturn } from '../../shared/use-return';
import { useWords } from '../../shared/words';
import { filterOf, isEverything, NO_FILTER, type FilterDraft } from './filter';
import { RunDetailView } from './run-detail';
import { RunFilters } from './run-filters';
import { RunListView } from './run-list';
import { useRunList } from './use-run-list';

interface RunsTabProps {
  /** Whether the tab is chosen: the list is read again whenever somebody comes back to it. */
  isShown: boolean;
  /** A run that another tab opens; null, or nothing at all, shows the list or what was opened in it. */
  opened?: string | null;
  /** Called when somebody goes back to the list. */
  onBack?: () => void;
}

/** The runs with their filters, or one of them in place of the list; what was chosen and loaded is kept meanwhile. */
export function RunsTab({ isShown, opened = null, onBack }: RunsTabProps): ReactElement {
  const words = useWords();
  const [draft, setDraft] = useState<FilterDraft>(NO_FILTER);
  /** Fields keep their values themselves: with another number they begin anew. */
  const [fields, setFields] = useState(0);
  const [openId, setOpenId] = useState<string | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);
  const filter = useMemo(() => filterOf(draft), [draft]);
  const { state, reload, more } = useRunList(filter);
  useReturn(isShown, reload);

  const open = (id: string): void => {
    setOpenId(id);
    setLastId(id);
  };
  const toList = (): void => {
    setOpenId(null);
    onBack?.();
  };
  const showOnly = (only: FilterDraft): void => {
    setDraft(only);
    setFields((number) => number + 1);
  };

  const shown = opened ?? openId;
  const listed = state.kind === 'loaded' ? state.value.runs : [];
  if (shown !== null) {
    return (
      <RunDetailView
        key={shown}
        id={shown}
        listed={listed}
        onBack={() => {
          toList();
          void reload();
        }}
        onOpen={(id) => {
          onBack?.();
          open(id);
        }}
        onShowPerson={(leaver: PersonView) => {
          toList();
          showOnly({ ...NO_FILTER, leaver });
        }}
      />
    );
  }
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('runs.heading')}
      </Heading>
      <Aside>{words.text('runs.introduction')}</Aside>
      <RunFilters
        key={fields}
        draft={draft}
        onChange={(changed) => {
          setDraft((known) => ({ ...known, ...changed }));
        }}
        onClear={() => {
          showOnly(NO_FILTER);
        }}
      />
      <RunListView
        state={state}
        isEverything={isEverything(draft)}
        lastId={lastId}
        onOpen={open}
        onReload={reload}
        onMore={more}
      />
    </Stack>
  );
}
