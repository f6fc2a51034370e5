import { Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { InactiveOverview } from '../../../../src/contract/people';
import { callOperator } from '../../../shared/call';
import { SwitchSetting, TextSetting } from '../../../shared/fields';
import { Aside } from '../../../shared/states';
import { useLoaded } from '../../../shared/use-loaded';
import { useWords } from '../../../shared/words';
import { GroupsField } from '../../choices/group-fields';
import { PeopleField } from '../../choices/people-field';
import { Section, type SectionProps } from '../section';
import { daysAreGood, MOST_DAYS, type InactivityDraft } from './inactivity-draft';
import { TryRule } from './try-rule';

/** When access counts as unused, and of whom that is never said. */
export function InactivitySection({ draft, change }: SectionProps): ReactElement {
  const words = useWords();
  const rule = draft.inactivity;
  const edit = (changes: Partial<InactivityDraft>): void => {
    change({ inactivity: { ...rule, ...changes } });
  };
  return (
    <Section heading={words.text('settings.inactivity.heading')}>
      <Aside>{words.text('settings.inactivity.help')}</Aside>
      <SwitchSetting
        id="inactivity-on"
        label={words.text('settings.inactivity.on')}
        help={words.text('settings.inactivity.onHelp')}
        isOn={rule.on}
        onSwitch={(on) => {
          edit({ on });
        }}
      />
      {rule.on ? <RuleFields rule={rule} edit={edit} /> : null}
    </Section>
  );
}

interface RuleProps {
  rule: InactivityDraft;
  edit: (changes: Partial<InactivityDraft>) => void;
}

function RuleFields({ rule, edit }: RuleProps): ReactElement {
  const words = useWords();
  const good = daysAreGood(rule);
  const problem = (isGood: boolean, least: number): string | null =>
    isGood ? null : words.text('settings.problems.daysBetween', { least, most: MOST_DAYS });
  return (
    <Stack space="space.150">
      <TextSetting
        id="inactivity-days"
        type="number"
        label={words.text('settings.inactivity.days')}
        help={words.text('settings.inactivity.daysHelp')}
        problem={problem(good.threshold, 1)}
        start={rule.thresholdDays}
        onType={(thresholdDays) => {
          edit({ thresholdDays });
        }}
      />
      <ProductFields rule={rule} edit={edit} problem={(key) => problem(good.product(key), 1)} />
      <SwitchSetting
        id="inactivity-views"
        label={words.text('settings.inactivity.views')}
        help={words.text('settings.inactivity.viewsHelp')}
        isOn={rule.views}
        onSwitch={(views) => {
          edit({ views });
        }}
      />
      <TextSetting
        id="inactivity-newcomers"
        type="number"
        label={words.text('settings.inactivity.newcomers')}
        help={words.text('settings.inactivity.newcomersHelp')}
        problem={problem(good.newcomers, 0)}
        start={rule.newcomerDays}
        onType={(newcomerDays) => {
          edit({ newcomerDays });
        }}
      />
      <GroupsField
        id="inactivity-groups"
        label={words.text('settings.inactivity.groups')}
        help={words.text('settings.inactivity.groupsHelp')}
        problem={null}
        chosen={rule.groupIds}
        onChoose={(groupIds) => {
          edit({ groupIds });
        }}
      />
      <PeopleField
        name="inactivity-person"
        heading={words.text('settings.inactivity.people')}
        nobody={words.text('settings.inactivity.noPeople')}
        label={words.text('settings.inactivity.addPerson')}
        people={rule.accountIds}
        problem={null}
        onChange={(accountIds) => {
          edit({ accountIds });
        }}
      />
      <TryRule rule={rule} isGood={good.all} />
    </Stack>
  );
}

const readInactive = (): Promise<InactiveOverview> => callOperator('getInactive', {});

/** A number of days for each product that the site is known to have. */
function ProductFields(props: RuleProps & { problem: (key: string) => string | null }): ReactElement | null {
  const { rule, edit, problem } = props;
  const words = useWords();
  const { state } = useLoaded(readInactive);
  const products = state.kind === 'loaded' ? (state.value.figures?.products ?? []) : [];
  if (products.length < 2) return null;
  return (
    <Stack space="space.150">
      {products.map(({ key, name }) => (
        <TextSetting
          key={key}
          id={`inactivity-days-${key}`}
          type="number"
          label={words.text('settings.inactivity.product', { product: name })}
          help={words.text('settings.inactivity.productHelp')}
          problem={problem(key)}
          start={rule.products[key] ?? ''}
          onType={(days) => {
            edit({ products: { ...rule.products, [key]: days } });
          }}
        />
      ))}
    </Stack>
  );
}
