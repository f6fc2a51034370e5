import { Form, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { callAdmin } from '../../shared/call';
import { ChoiceSetting, LinesSetting, TextSetting } from '../../shared/fields';
import { notifyDone } from '../../shared/notify';
import { useWords } from '../../shared/words';
import { useSaving } from '../use-saving';
import type { TabProps } from '../page/page-props';
import { SaveBar } from '../settings/save-bar';
import {
  draftOf,
  isNumber,
  isWhole,
  MOST,
  noticeProblem,
  NUMBER_FIELDS,
  sweepOf,
  type SweepDraft,
} from './sweep-draft';
import { TrackingFields } from './tracking-fields';

const ACTIONS = ['report', 'review', 'act'] as const;

/** Keeps what is typed until it is saved or discarded. */
export function SweepForm({ settings, onChanged, onReload }: TabProps): ReactElement {
  const words = useWords();
  const saved = draftOf(settings.sweep);
  const [draft, setDraft] = useState(saved);
  /** Goes up when everything typed is discarded: fields are told their value only once. */
  const [attempt, setAttempt] = useState(0);
  const saving = useSaving(settings);
  const badNotice = noticeProblem(draft);
  const change = (changes: Partial<SweepDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
  };

  const save = (): Promise<void> =>
    saving.save(async () => {
      const { version } = settings;
      const changed = await callAdmin('saveSweep', { version, sweep: sweepOf(draft) });
      notifyDone('sweep', words.text('sweep.saved'));
      await onChanged(changed);
    });

  return (
    <Form onSubmit={() => void save()}>
      <Stack key={attempt} space="space.200">
        <ChoiceSetting
          id="sweep-do"
          label={words.text('sweep.do')}
          help={words.text(`sweep.actions.${draft.do}.help`)}
          value={draft.do}
          options={ACTIONS.map((value) => ({ value, label: words.text(`sweep.actions.${value}.label`) }))}
          onChoose={(action) => {
            change({ do: action });
          }}
        />
        <TrackingFields draft={draft} change={change} />
        <LinesSetting
          id="sweep-notice"
          label={words.text('sweep.notice')}
          help={words.text('sweep.noticeHelp')}
          problem={badNotice && words.text(badNotice.key, badNotice.values)}
          start={draft.notice}
          onType={(notice) => {
            change({ notice });
          }}
        />
        {NUMBER_FIELDS.map((field) => (
          <TextSetting
            key={field}
            id={`sweep-${field}`}
            type="number"
            label={words.text(`sweep.${field}`)}
            help={words.text(`sweep.${field}Help`)}
            problem={isNumber(draft, field) ? null : words.text('sweep.notANumber', { most: MOST[field] })}
            start={draft[field]}
            onType={(typed) => {
              change({ [field]: typed });
            }}
          />
        ))}
        <SaveBar
          isBusy={saving.isBusy}
          isValid={isWhole(draft)}
          hasChanges={JSON.stringify(draft) !== JSON.stringify(saved)}
          refusal={saving.refusal}
          onDiscard={() => {
            setDraft(saved);
            saving.forget();
            setAttempt(attempt + 1);
          }}
          onReload={() => void onReload()}
        />
      </Stack>
    </Form>
  );
}
