import type { RuleChoices } from '../../../../../src/contract/settings';
import { draftOfRule } from '../../../../../static/admin/rules/form/rule-draft';
import { withSuggestions } from '../../../../../static/admin/rules/form/suggestions';

const choices: RuleChoices = {
  issueTypes: [{ id: '1', name: 'Service request' }],
  statuses: [
    { id: '1', name: 'Closed' },
    { id: '2', name: 'To Do' },
    { id: '3', name: 'Resolved' },
  ],
  resolutions: [{ id: '1', name: 'Done' }],
  requestTypeField: 'customfield_1',
  fields: [
    { id: 'reporter', name: 'Reporter', kind: 'people' },
    { id: 'customfield_2', name: 'leaver', kind: 'people' },
    { id: 'customfield_3', name: "Leaver's manager", kind: 'people' },
    { id: 'customfield_4', name: 'Last working day', kind: 'date' },
    { id: 'customfield_5', name: 'Urgency', kind: 'text' },
    { id: 'duedate', name: 'Due date', kind: 'date' },
  ],
};

test('fields are suggested by their names and kinds, and nothing else is guessed', () => {
  expect(withSuggestions(draftOfRule(null), choices, 'Left the company')).toMatchObject({
    leavers: ['customfield_2'],
    successor: null,
    lastWorkingDay: 'customfield_4',
    urgencyField: null,
    urgentValues: '',
    kindField: null,
    statuses: ['Resolved'],
    requestTypeField: 'customfield_1',
  });
});

test('what the administrator has chosen already stays', () => {
  const chosen = {
    ...draftOfRule(null),
    leavers: ['reporter'],
    lastWorkingDay: 'duedate',
    statuses: ['To Do'],
  };
  expect(withSuggestions(chosen, choices, 'Left the company')).toMatchObject({
    leavers: ['reporter'],
    lastWorkingDay: 'duedate',
    statuses: ['To Do'],
  });
});
