import type { ReactElement } from 'react';
import type { Loaded } from '../../../shared/use-loaded';
import { Aside, Failed, Loading } from '../../../shared/states';
import { useWords } from '../../../shared/words';
import type { TeamInput } from '../../../../src/contract/settings';
import { Section } from '../../settings/section';
import { FieldsSection } from './fields-section';
import { KindSection } from './kind-section';
import { OutcomeSection } from './outcome-section';
import type { RuleSectionProps } from './section-props';
import { TicketsSection } from './tickets-section';
import { UrgencyFields } from './urgency-fields';
import type { KnownChoices } from './use-rule-form';

/** Everything that depends on what the project has to choose from. */
export function ChoicesSections(
  props: RuleSectionProps & {
    teams: readonly TeamInput[];
    state: Loaded<KnownChoices>;
    onRetry: () => Promise<void>;
  },
): ReactElement {
  const words = useWords();
  const { state, onRetry, draft, change, problemOf } = props;
  if (state.kind === 'failed' || (state.kind === 'loaded' && state.problem !== null)) {
    return (
      <Failed
        title={words.text('ruleForm.choicesFailed')}
        problem={state.problem ?? ''}
        onRetry={() => void onRetry()}
      />
    );
  }
  if (state.kind === 'loading' || state.value?.projectKey !== draft.projectKey) {
    return <Loading what={words.text('ruleForm.choicesWhat')} />;
  }
  const section = { draft, change, problemOf, choices: state.value.choices };
  return (
    <>
      <Section heading={words.text('ruleForm.tickets')}>
        <TicketsSection {...section} />
      </Section>
      <Section heading={words.text('rules.fields')}>
        <Aside>{words.text('ruleForm.suggested')}</Aside>
        <FieldsSection {...section} />
        <UrgencyFields {...section} />
      </Section>
      <Section heading={words.text('ruleForm.procedure')}>
        <KindSection {...section} teams={props.teams} />
      </Section>
      <Section heading={words.text('ruleForm.outcome')}>
        <OutcomeSection {...section} />
      </Section>
    </>
  );
}
