import type { TicketRuleInput } from '../../../../../src/contract/settings';
import { ticketRuleSchema } from '../../../../../src/offboarding/settings';
import { draftOfRule, ruleOf, type RuleDraft } from '../../../../../static/admin/rules/form/rule-draft';
import { ruleProblems } from '../../../../../static/admin/rules/form/rule-problems';

const rule: TicketRuleInput = {
  id: 'offboard',
  name: 'Offboard',
  projectKey: 'IT',
  issueTypes: ['Service request'],
  requestTypes: ['Offboard'],
  requestTypeField: 'customfield_10010',
  target: { statuses: ['Done'], resolutions: ['Fixed'] },
  fields: {
    leavers: ['customfield_10050', 'customfield_10055'],
    successor: 'customfield_10051',
    lastWorkingDay: 'customfield_10052',
    urgency: { field: 'customfield_10053', urgentValues: ['Urgent', 'Highest'] },
    kind: {
      field: 'customfield_10054',
      kinds: [
        { value: 'Left the company', procedure: 'leave-company' },
        { value: 'Long absence', procedure: 'revoke-access' },
        { value: 'Left Design', procedure: 'leave-team', teamId: 'design' },
        { value: 'Design no more', procedure: 'leave-team', teamId: 'design' },
      ],
    },
  },
  procedure: 'leave-company',
  teamId: null,
  outcome: {
    doneLabel: 'access-removed',
    notDoneLabel: 'not-done',
    accessGoneField: 'customfield_10060',
    doneMove: 'Resolve',
    doneResolution: 'Fixed',
    notDoneMove: 'Reopen',
  },
};

const NO_VALUES = { 'leave-company': '', 'revoke-access': '' };

const draft = (changes: Partial<RuleDraft> = {}): RuleDraft => ({ ...draftOfRule(rule), ...changes });

test('a rule that was not touched is saved as it was', () => {
  expect(ruleProblems(draft())).toEqual({});
  expect(ruleOf(draft(), rule.id, ['offboard'])).toEqual(rule);
});

test.each([
  ['Offboard tickets!', [], 'offboard-tickets'],
  ['Offboard', ['offboard'], 'offboard-2'],
  ['Offboard', ['offboard', 'offboard-2'], 'offboard-3'],
  ['Austritt für Köln', [], 'austritt-fur-koln'],
  ['退職', [], 'rule'],
  ['x'.repeat(100), ['x'.repeat(60)], `${'x'.repeat(58)}-2`],
])('the id of a new rule called %s is made from its name', (name, taken, id) => {
  const written = ruleOf(draft({ name }), null, taken);
  expect(written.id).toBe(id);
  expect(ticketRuleSchema.safeParse(written).error).toBeUndefined();
});

test('what a field that was taken away has left does not count', () => {
  const { fields } = ruleOf(draft({ urgencyField: null, kindField: null }), rule.id, []);
  expect(fields).toMatchObject({ urgency: null, kind: null });
  expect(ruleProblems(draft({ urgencyField: null, urgentValues: '', kindField: null }))).toEqual({});
});

test.each<[Partial<RuleDraft>, keyof RuleDraft]>([
  [{ name: ' ' }, 'name'],
  [{ name: 'x'.repeat(121) }, 'name'],
  [{ projectKey: '' }, 'projectKey'],
  [{ statuses: [], resolutions: [] }, 'statuses'],
  [{ leavers: [] }, 'leavers'],
  [{ leavers: ['a_1', 'a_2', 'a_3', 'a_4', 'a_5', 'a_6'] }, 'leavers'],
  [{ urgentValues: '\n' }, 'urgentValues'],
  [{ kindValues: NO_VALUES, teamValues: {} }, 'kindValues'],
  [{ kindValues: { 'leave-company': 'Gone', 'revoke-access': 'gone' } }, 'kindValues'],
  [{ kindField: null, procedure: 'leave-team', teamId: null }, 'teamId'],
  [{ requestTypes: 'x'.repeat(121) }, 'requestTypes'],
])('the page finds what the server would refuse: %j', (changes, field) => {
  const bad = draft(changes);
  expect(Object.keys(ruleProblems(bad))).toEqual([field]);
  expect(ticketRuleSchema.safeParse(ruleOf(bad, rule.id, [])).success).toBe(false);
});

test('request types without the field that holds them are a problem', () => {
  expect(ruleProblems(draft({ requestTypeField: null }))).toHaveProperty('requestTypes');
});
