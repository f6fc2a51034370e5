import type { ReactElement } from 'react';
import { TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { ProjectField } from '../choices/project-fields';
import { OneOf } from '../choices/select-fields';
import { useProjectChoices } from '../rules/project-choices';
import type { SweepDraft } from './sweep-draft';

/** Where people are told: the project, the type of the tickets, and in service projects the request type. */
export function TrackingFields(props: {
  draft: SweepDraft;
  change: (changes: Partial<SweepDraft>) => void;
}): ReactElement {
  const { draft, change } = props;
  const words = useWords();
  const { projectKey, issueType } = draft;
  const { state } = useProjectChoices(projectKey === null ? [] : [projectKey]);
  const choices =
    state.kind === 'loaded' && projectKey !== null ? state.value.byProject.get(projectKey) : undefined;
  const isNeeded = draft.do !== 'report';
  const field = choices?.requestTypeField ?? draft.requestTypeField;
  return (
    <>
      <ProjectField
        id="sweep-project"
        label={words.text('sweep.project')}
        help={words.text('sweep.projectHelp')}
        problem={isNeeded && projectKey === null ? words.text('sweep.projectMissing') : null}
        chosen={projectKey === null ? null : { value: projectKey, label: projectKey }}
        onChoose={({ value }) => {
          change({
            projectKey: value,
            issueType: null,
            requestTypeField: null,
            requestTypeId: '',
            doneMove: '',
          });
        }}
      />
      {projectKey === null ? null : (
        <OneOf
          key={projectKey}
          id="sweep-issue-type"
          label={words.text('sweep.issueType')}
          help={words.text('sweep.issueTypeHelp')}
          problem={isNeeded && issueType === null ? words.text('sweep.issueTypeMissing') : null}
          isClearable={false}
          isSearching={state.kind === 'loading'}
          options={(choices?.issueTypes ?? []).map(({ name }) => ({ value: name, label: name }))}
          chosen={issueType === null ? null : { value: issueType, label: issueType }}
          onChoose={(option) => {
            change({ issueType: option?.value ?? null });
          }}
        />
      )}
      {projectKey === null || field === null ? null : (
        <TextSetting
          key={`${projectKey} request type`}
          id="sweep-request-type"
          label={words.text('sweep.requestType')}
          help={words.text('sweep.requestTypeHelp')}
          problem={null}
          start={draft.requestTypeId}
          onType={(requestTypeId) => {
            change({ requestTypeId, requestTypeField: field });
          }}
        />
      )}
      {projectKey === null ? null : (
        <TextSetting
          key={`${projectKey} done`}
          id="sweep-done-move"
          label={words.text('sweep.doneMove')}
          help={words.text('sweep.doneMoveHelp')}
          problem={null}
          start={draft.doneMove}
          onType={(doneMove) => {
            change({ doneMove });
          }}
        />
      )}
    </>
  );
}
