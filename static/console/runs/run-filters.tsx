import { Button, ErrorMessage, Inline, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { RunStatusView, SourceView } from '../../../src/contract/runs';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { isBackwards, isEverything, type FilterDraft } from './filter';
import { ChoiceFilter, DayFilter, PersonFilter } from './filter-fields';

const STATUSES: readonly RunStatusView[] = [
  'scheduled',
  'queued',
  'running',
  'waiting',
  'held',
  'completed',
  'incomplete',
  'failed',
  'cancelled',
  'rehearsed',
  'refused',
];
const SOURCES: readonly SourceView[] = ['ticket', 'missed', 'page', 'web', 'automation', 'import', 'sweep'];

interface RunFiltersProps {
  draft: FilterDraft;
  onChange: (changed: Partial<FilterDraft>) => void;
  onClear: () => void;
}

/** What the list of runs is narrowed to. Give it another `key` to show other values than were chosen in it. */
export function RunFilters({ draft, onChange, onClear }: RunFiltersProps): ReactElement {
  const words = useWords();
  const backwards = isBackwards(draft);
  return (
    <Stack space="space.100">
      <Inline space="space.150" rowSpace="space.100" alignBlock="end" shouldWrap>
        <ChoiceFilter
          id="runs-status"
          label={words.text('runs.status')}
          start={draft.status}
          options={STATUSES.map((value) => ({ value, label: words.text(`status.${value}`) }))}
          onChoose={(status) => {
            onChange({ status });
          }}
        />
        <PersonFilter
          name="runs-person"
          label={words.text('runs.person')}
          start={draft.leaver}
          onPick={(leaver) => {
            onChange({ leaver });
          }}
        />
        <PersonFilter
          name="runs-operator"
          label={words.text('runs.operator')}
          start={draft.operator}
          onPick={(operator) => {
            onChange({ operator });
          }}
        />
        <ChoiceFilter
          id="runs-source"
          label={words.text('runs.source')}
          start={draft.source}
          options={SOURCES.map((value) => ({ value, label: words.text(`source.${value}`) }))}
          onChoose={(source) => {
            onChange({ source });
          }}
        />
        <DayFilter
          id="runs-from"
          label={words.text('filter.from')}
          start={draft.from}
          isInvalid={backwards}
          onChoose={(from) => {
            onChange({ from });
          }}
        />
        <DayFilter
          id="runs-to"
          label={words.text('filter.to')}
          start={draft.to}
          isInvalid={backwards}
          onChoose={(to) => {
            onChange({ to });
          }}
        />
        <Button isDisabled={isEverything(draft)} onClick={onClear}>
          {words.text('filter.clear')}
        </Button>
      </Inline>
      {backwards ? <ErrorMessage>{words.text('filter.backwards')}</ErrorMessage> : null}
      {draft.from === '' && draft.to === '' ? null : <Aside>{words.text('filter.days')}</Aside>}
    </Stack>
  );
}
