import { useCallback, type ReactElement } from 'react';
import { SectionMessage, Text } from '@forge/react';
import type { TransitionView } from '../../../../src/contract/settings';
import { callAdmin } from '../../../shared/call';
import { TextSetting } from '../../../shared/fields';
import { Aside } from '../../../shared/states';
import { useLoaded } from '../../../shared/use-loaded';
import { useWords } from '../../../shared/words';
import { OneOf } from '../../choices/select-fields';
import { chosenField, chosenNames, fieldOptions, namedOptions } from './field-options';
import { chosenMove, isUnknownMove, moveOptions } from './moves';
import type { RuleDraft } from './rule-draft';
import type { ChoicesProps } from './section-props';

/** What becomes of a ticket once its runs are over: labels, the time at which access was gone, and moves. */
export function OutcomeSection(props: ChoicesProps): ReactElement {
  const words = useWords();
  const { draft, change, problemOf, choices } = props;
  const offered = useOffered(draft);
  return (
    <>
      <Aside>{words.text('ruleForm.outcomeHelp')}</Aside>
      <LabelField {...props} field="doneLabel" />
      <OneOf
        id="rule-access-gone"
        label={words.text('ruleForm.accessGoneField')}
        help={words.text('ruleForm.accessGoneFieldHelp')}
        problem={problemOf('accessGoneField')}
        options={fieldOptions(choices, ['moment'])}
        chosen={draft.accessGoneField === null ? null : chosenField(draft.accessGoneField, choices)}
        onChoose={(option) => {
          change({ accessGoneField: option?.value ?? null });
        }}
      />
      <MoveField {...props} field="doneMove" offered={offered} />
      {draft.doneMove === null ? null : (
        <OneOf
          id="rule-done-resolution"
          label={words.text('ruleForm.doneResolution')}
          help={words.text('ruleForm.doneResolutionHelp')}
          problem={problemOf('doneResolution')}
          options={namedOptions(choices.resolutions)}
          chosen={
            draft.doneResolution === null
              ? null
              : (chosenNames([draft.doneResolution], choices.resolutions)[0] ?? null)
          }
          onChoose={(option) => {
            change({ doneResolution: option?.value ?? null });
          }}
        />
      )}
      <MoveField {...props} field="notDoneMove" offered={offered} />
      <LabelField {...props} field="notDoneLabel" />
    </>
  );
}

function LabelField(props: ChoicesProps & { field: 'doneLabel' | 'notDoneLabel' }): ReactElement {
  const words = useWords();
  const { field, draft, change, problemOf } = props;
  return (
    <TextSetting
      id={`rule-${field}`}
      label={words.text(`ruleForm.${field}`)}
      help={words.text(`ruleForm.${field}Help`)}
      problem={problemOf(field)}
      start={draft[field]}
      onType={(typed) => {
        change({ [field]: typed });
      }}
    />
  );
}

function MoveField(
  props: ChoicesProps & { field: 'doneMove' | 'notDoneMove'; offered: readonly TransitionView[] | null },
): ReactElement {
  const words = useWords();
  const { field, offered, draft, change, problemOf, choices } = props;
  const options = moveOptions(offered, choices);
  const move = draft[field];
  return (
    <>
      <OneOf
        id={`rule-${field}`}
        label={words.text(`ruleForm.${field}`)}
        help={words.text(`ruleForm.${field}Help`)}
        problem={problemOf(field)}
        options={options}
        chosen={chosenMove(move, options)}
        onChoose={(option) => {
          change({
            [field]: option?.value ?? null,
            ...(field === 'doneMove' && option === null && { doneResolution: null }),
          });
        }}
      />
      {isUnknownMove(move, offered) ? (
        <SectionMessage appearance="warning" title={words.text('ruleForm.unknownMove', { move: move ?? '' })}>
          <Text>
            {words.text('ruleForm.unknownMoveText', { names: words.list(options.map(({ label }) => label)) })}
          </Text>
        </SectionMessage>
      ) : null}
    </>
  );
}

/** What may be made of a ticket that stands where the rule begins; null while or where that is not known. */
function useOffered({
  projectKey,
  issueTypes,
  statuses,
  resolutions,
}: RuleDraft): readonly TransitionView[] | null {
  const read = useCallback(async () => {
    const { transitions } = await callAdmin('getTransitions', {
      projectKey,
      issueTypes: [...issueTypes],
      statuses: [...statuses],
      resolutions: [...resolutions],
    });
    return { projectKey, statuses, transitions };
  }, [projectKey, issueTypes, statuses, resolutions]);
  const { state } = useLoaded(read);
  const isCurrent =
    state.kind === 'loaded' && state.value.projectKey === projectKey && state.value.statuses === statuses;
  return isCurrent ? state.value.transitions : null;
}
