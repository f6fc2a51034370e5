import { useCallback, useEffect, useState } from 'react';
import type { RuleChoices } from '../../../../src/contract/settings';
import { callAdmin } from '../../../shared/call';
import { notifyDone } from '../../../shared/notify';
import { useLoaded } from '../../../shared/use-loaded';
import { useWords } from '../../../shared/words';
import { inputFrom } from '../../settings-input';
import { useSaving } from '../../use-saving';
import { draftOfRule, ruleOf, type RuleDraft } from './rule-draft';
import type { RuleFormProps } from './rule-form';
import { ruleProblems, type RuleProblems } from './rule-problems';
import { rulesWith } from './rules-with';
import { withSuggestions } from './suggestions';

/** What the form of a rule knows and does. */
export function useRuleForm({ rule, settings, onChanged, onClose }: RuleFormProps) {
  const words = useWords();
  const [draft, setDraft] = useState<RuleDraft>(() => draftOfRule(rule));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(false);
  const saving = useSaving(settings);
  /** Set from the choice of a project until its suggestions were made. */
  const [wantsSuggestions, setWantsSuggestions] = useState(false);
  const choices = useChoices(draft.projectKey);
  const found = ruleProblems(draft);
  const isValid = Object.keys(found).length === 0;

  const { state } = choices;
  const kindName = words.text('procedures.names.leave-company');
  useEffect(() => {
    if (!wantsSuggestions || state.kind !== 'loaded' || state.value?.projectKey !== draft.projectKey) return;
    const known = state.value.choices;
    setDraft((before) => withSuggestions(before, known, kindName));
    setWantsSuggestions(false);
  }, [wantsSuggestions, state, draft.projectKey, kindName]);

  const change = (changes: Partial<RuleDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setTouched((known) => new Set([...known, ...Object.keys(changes)]));
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (!isValid) return;
    await saving.save(async () => {
      const input = inputFrom(settings);
      const rules = input.ticketRules ?? [];
      const written = ruleOf(
        draft,
        rule?.id ?? null,
        rules.map(({ id }) => id),
      );
      const payload = {
        version: settings.version,
        settings: { ...input, ticketRules: rulesWith(rules, written) },
      };
      const changed = await callAdmin('saveSettings', payload);
      notifyDone(
        `rule-${written.id}`,
        words.text(rule === null ? 'ruleForm.added' : 'ruleForm.saved', { rule: written.name }),
      );
      onClose();
      await onChanged(changed);
    });
  };
  return {
    draft,
    change,
    choices,
    /** The problems of what was typed; all of them once somebody has tried to save. */
    shown: isTried ? found : problemsOfTouched(found, touched),
    isValid,
    isTried,
    isBusy: saving.isBusy,
    refusal: saving.refusal,
    forgetRefusal: saving.forget,
    save,
    chooseProject: (projectKey: string) => {
      if (projectKey === draft.projectKey) return;
      // Types and statuses belong to a project; fields belong to the whole site and stay.
      change({ projectKey, issueTypes: [], statuses: [], resolutions: [] });
      setTouched((known) => new Set([...known].filter((field) => field !== 'statuses')));
      setWantsSuggestions(true);
    },
  };
}

const problemsOfTouched = (found: RuleProblems, touched: ReadonlySet<string>): RuleProblems =>
  Object.fromEntries(Object.entries(found).filter(([field]) => touched.has(field)));

/** What a project has to choose from, with the project that it belongs to. */
export type KnownChoices = { projectKey: string; choices: RuleChoices } | null;

function useChoices(projectKey: string) {
  const read = useCallback(
    async (): Promise<KnownChoices> =>
      projectKey === '' ? null : { projectKey, choices: await callAdmin('getRuleChoices', { projectKey }) },
    [projectKey],
  );
  return useLoaded(read);
}
