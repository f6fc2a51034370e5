import { replace, SettingsProblem, type SettingsEdit } from '../change-settings';
import { examineOperator } from '../examine';
import type { Directory } from '../ports';
import { reasonInWords } from '../reasons';
import type { Settings } from '../settings';
import type { Inactive } from './port';
import type { SweepInput } from './settings';

export interface ChangeSweepParts {
  directory: Pick<Directory, 'operatorStanding'>;
  inactive: Pick<Inactive, 'list'>;
}

/**
 * Changes what is done about people who are inactive. It only reports until somebody could see whom it would hit; who lets
 * it act without a review answers for its runs, and so has to be an operator.
 * @throws SettingsProblem when it cannot be so, or somebody else was faster
 */
export async function changeSweep(
  { directory, inactive }: ChangeSweepParts,
  edit: SettingsEdit,
  input: SweepInput,
): Promise<Settings> {
  if (input.do !== 'report') {
    if (!input.tracking) {
      throw new SettingsProblem('Name the project in which the tickets are made first.');
    }
    if (!(await inactive.list())) {
      throw new SettingsProblem(
        'The rule was never tried: wait until the tab "Inactive people" shows whom it would hit.',
      );
    }
  }
  if (input.do === 'act') {
    const settings = await edit.settings.read();
    const refusal = await examineOperator(directory, { ...edit.by, isApp: false }, settings);
    if (refusal) {
      throw new SettingsProblem(
        `Who lets the rule act without a review answers for it as an operator. ${reasonInWords(refusal)}`,
      );
    }
  }
  return replace(edit, (current) => ({
    ...current,
    sweep: { ...input, answersFor: input.do === 'act' ? edit.by : null },
  }));
}
