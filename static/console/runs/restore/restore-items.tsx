import { Checkbox, DynamicTable, Lozenge, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { RestoreItemView } from '../../../../src/contract/restore';
import type { LozengeAppearance } from '../../../shared/lozenges';
import { useWords } from '../../../shared/words';

const APPEARANCES: Readonly<Record<RestoreItemView['state'], LozengeAppearance>> = {
  ready: 'success',
  conflict: 'moved',
  impossible: 'default',
};
const COLUMNS = [
  { key: 'what', width: 46 },
  { key: 'state', width: 18 },
  { key: 'remarks', width: 36 },
] as const;
const ROWS_PER_PAGE = 20;

/** Everything that can be given back, each with a tick; what was changed meanwhile says so. */
export function RestoreItems(props: {
  items: readonly RestoreItemView[];
  chosen: ReadonlySet<string>;
  onToggle: (id: string) => void;
}): ReactElement {
  const words = useWords();
  const { items, chosen, onToggle } = props;
  return (
    <DynamicTable
      label={words.text('restore.caption')}
      isFixedSize
      rowsPerPage={ROWS_PER_PAGE}
      head={{
        cells: COLUMNS.map(({ key, width }) => ({ key, width, content: words.text(`restore.${key}`) })),
      }}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          {
            key: 'what',
            content: (
              <Checkbox
                label={capitalised(item.name, words.locale)}
                isChecked={chosen.has(item.id)}
                isDisabled={item.state === 'impossible'}
                onChange={() => {
                  onToggle(item.id);
                }}
              />
            ),
          },
          {
            key: 'state',
            content: (
              <Lozenge appearance={APPEARANCES[item.state]}>
                {words.text(`restore.states.${item.state}`)}
              </Lozenge>
            ),
          },
          { key: 'remarks', content: <Text>{item.words ?? ''}</Text> },
        ],
      }))}
    />
  );
}

/** What stands in the middle of a sentence elsewhere begins a line here. */
const capitalised = (name: string, locale: string): string =>
  name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1);
