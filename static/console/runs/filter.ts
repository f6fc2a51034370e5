import type { PersonView, RunFilter, RunStatusView, SourceView } from '../../../src/contract/runs';

/** What the list is narrowed to, as it stands in the fields; null means any. */
export interface FilterDraft {
  status: RunStatusView | null;
  leaver: PersonView | null;
  operator: PersonView | null;
  source: SourceView | null;
  /** yyyy-MM-dd; empty means any. */
  from: string;
  to: string;
}

export const NO_FILTER: FilterDraft = {
  status: null,
  leaver: null,
  operator: null,
  source: null,
  from: '',
  to: '',
};

/** The filter as the server wants it: only what was chosen. A last day before the first one does not count. */
export function filterOf(draft: FilterDraft): RunFilter {
  const { status, leaver, operator, source, from, to } = draft;
  return {
    ...(status === null ? {} : { status }),
    ...(leaver === null ? {} : { leaverId: leaver.accountId }),
    ...(operator === null ? {} : { operatorId: operator.accountId }),
    ...(source === null ? {} : { source }),
    ...(from === '' ? {} : { from }),
    ...(to === '' || isBackwards(draft) ? {} : { to }),
  };
}

/** Whether nothing is narrowed. */
export const isEverything = (draft: FilterDraft): boolean => Object.keys(filterOf(draft)).length === 0;

/** Whether the first day is after the last one, so that no run could match. */
export const isBackwards = ({ from, to }: FilterDraft): boolean => from !== '' && to !== '' && from > to;
