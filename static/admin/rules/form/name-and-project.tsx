import { useState, type ReactElement } from 'react';
import { TextSetting } from '../../../shared/fields';
import { useWords } from '../../../shared/words';
import type { Option } from '../../choices/option';
import { ProjectField } from '../../choices/project-fields';
import type { RuleSectionProps } from './section-props';

/** What the rule is called and whose tickets it reads. */
export function NameAndProject(
  props: RuleSectionProps & { onProject: (projectKey: string) => void },
): ReactElement {
  const { draft, change, problemOf, onProject } = props;
  const words = useWords();
  const [chosen, setChosen] = useState<Option | null>(
    draft.projectKey === '' ? null : { value: draft.projectKey, label: draft.projectKey },
  );
  return (
    <>
      <TextSetting
        id="rule-name"
        label={words.text('ruleForm.name')}
        help={words.text('ruleForm.nameHelp')}
        problem={problemOf('name')}
        start={draft.name}
        onType={(name) => {
          change({ name });
        }}
      />
      <ProjectField
        id="rule-project"
        label={words.text('rules.project')}
        help={words.text('ruleForm.projectHelp')}
        problem={problemOf('projectKey')}
        chosen={chosen}
        onChoose={(project) => {
          setChosen(project);
          onProject(project.value);
        }}
      />
    </>
  );
}
