import { Heading, Inline, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { DatesChoice, DatesUse, ImportView } from '../../../src/contract/imports';
import { ChoiceSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { ChoiceFilter, DayFilter } from '../runs/filter-fields';

export type DatesInFile = NonNullable<NonNullable<ImportView['mapping']>['dates']>;

/** What is chosen to begin with: the days are taken over, where it is clear of which site they are. */
export const datesToBegin = ({ sites, fileDay }: DatesInFile): DatesChoice => ({
  use: 'beside',
  fileDay,
  ...(sites.length === 1 ? { site: sites[0] } : {}),
});

/** Whether nothing is left to be said about the days. */
export const datesAreClear = ({ sites }: DatesInFile, { use, site, fileDay }: DatesChoice): boolean =>
  use === 'none' || (fileDay !== '' && (sites.length < 2 || site !== undefined));

const USES: readonly DatesUse[] = ['beside', 'only', 'none'];

/** What becomes of the days on which the file says people were last seen. */
export function DatesChoiceFields(props: {
  found: DatesInFile;
  chosen: DatesChoice;
  onChoose: (chosen: DatesChoice) => void;
}): ReactElement {
  const { found, chosen, onChoose } = props;
  const words = useWords();
  const products = found.products.map((product) => product ?? words.text('import.dates.anyProduct'));
  return (
    <Stack space="space.150">
      <Stack space="space.050">
        <Heading as="h3" size="small">
          {words.text('import.dates.heading')}
        </Heading>
        <Aside>{words.text('import.dates.text', { products: words.list(products) })}</Aside>
      </Stack>
      <ChoiceSetting
        id="import-dates"
        label={words.text('import.dates.use')}
        help={words.text('import.dates.useHelp')}
        value={chosen.use}
        options={USES.map((value) => ({ value, label: words.text(`import.dates.uses.${value}`) }))}
        onChoose={(use) => {
          onChoose({ ...chosen, use });
        }}
      />
      {chosen.use === 'none' ? null : (
        <Inline space="space.150" rowSpace="space.100" shouldWrap>
          <DayFilter
            id="import-file-day"
            label={words.text('import.dates.fileDay')}
            start={found.fileDay}
            placeholder={words.text('import.dates.fileDayNeeded')}
            isInvalid={chosen.fileDay === ''}
            onChoose={(fileDay) => {
              onChoose({ ...chosen, fileDay });
            }}
          />
          {found.sites.length < 2 ? null : (
            <ChoiceFilter
              id="import-site"
              label={words.text('import.dates.site')}
              start={null}
              isNeeded
              placeholder={words.text('import.dates.siteNeeded')}
              options={found.sites.map((site) => ({ value: site, label: site }))}
              onChoose={(site) => {
                onChoose({ ...chosen, site: site ?? undefined });
              }}
            />
          )}
        </Inline>
      )}
    </Stack>
  );
}
