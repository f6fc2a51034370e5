import { useCallback, useState, type ReactElement } from 'react';
import { callOperator } from '../../shared/call';
import { useLoaded } from '../../shared/use-loaded';
import { RunDetailView } from './run-detail';
import { RunListView } from './run-list';
import { refreshed, withNextPage, type ReadPage, type RunList } from './run-pages';

const readPage: ReadPage = (cursor) => callOperator('listRuns', { cursor });
const readList = (known: RunList | null): Promise<RunList> => refreshed(known, readPage);

/** The runs, or one of them in place of the list; the list is kept meanwhile. */
export function RunsTab(): ReactElement {
  const { state, reload, replace } = useLoaded(readList);
  const [openId, setOpenId] = useState<string | null>(null);
  const [lastId, setLastId] = useState<string | null>(null);

  const open = (id: string): void => {
    setOpenId(id);
    setLastId(id);
  };
  const back = useCallback(() => {
    setOpenId(null);
    void reload();
  }, [reload]);
  const more = (): Promise<void> =>
    replace((list) => (list === null ? readList(null) : withNextPage(list, readPage)));

  if (openId !== null) return <RunDetailView key={openId} id={openId} onBack={back} />;
  return <RunListView state={state} lastId={lastId} onOpen={open} onReload={reload} onMore={more} />;
}
