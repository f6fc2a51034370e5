import { filledIn, inputsIn, problemsIn } from '../../../static/automation/inputs';
import { readManifest } from '../../checks/manifest-file';

const configured = {
  permit: 'p',
  leaver: '{{issue.reporter.accountId}}',
  procedure: 'leave-team',
  urgent: true,
};

test('a configured action shows what it was configured with', () => {
  expect(inputsIn({ data: { inputs: configured } })).toMatchObject(configured);
});

test.each([
  [undefined],
  [{}],
  [{ data: { inputs: null } }],
  [{ data: { inputs: { leaver: 7, procedure: 'x' } } }],
])('a new action is empty and leaves the company: %j', (extension) => {
  expect(filledIn(inputsIn(extension))).toEqual({ procedure: 'leave-company', urgent: false });
});

test('everything that is handed back is an input of the manifest, of its type', () => {
  const [action] = readManifest().modules.action;
  const everything = Object.fromEntries(Object.keys(action?.inputs ?? {}).map((name) => [name, 'x']));
  const handed = filledIn(
    inputsIn({ data: { inputs: { ...everything, procedure: 'leave-team', urgent: true } } }),
  );
  const types = Object.entries(handed).map(([name, value]) => [name, typeof value]);
  expect(types.sort()).toEqual(
    Object.entries(action?.inputs ?? {})
      .map(([name, { type }]) => [name, type])
      .sort(),
  );
});

test('says what Automation found wrong beside the field', () => {
  const errors = { invalidInputs: { leaver: { message: 'leaver is required' }, other: null } };
  expect(problemsIn({ errors })).toEqual({ leaver: 'leaver is required' });
});
