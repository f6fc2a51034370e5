import type { RuleChoices } from '../../../../../src/contract/settings';
import { ticketRuleSchema } from '../../../../../src/offboarding/settings';
import { chosenMove, isUnknownMove, moveOptions } from '../../../../../static/admin/rules/form/moves';
import { draftOfRule, ruleOf, type RuleDraft } from '../../../../../static/admin/rules/form/rule-draft';
import { ruleProblems } from '../../../../../static/admin/rules/form/rule-problems';

const draft = (changes: Partial<RuleDraft> = {}): RuleDraft => ({
  ...draftOfRule(null),
  name: 'Offboard',
  projectKey: 'IT',
  statuses: ['Done'],
  leavers: ['customfield_10050'],
  ...changes,
});
const serverTakes = (one: RuleDraft): boolean =>
  ticketRuleSchema.safeParse(ruleOf(one, 'offboard', [])).success;

describe('how a ticket ends', () => {
  it('is nothing special unless somebody sets it', () => {
    expect(ruleProblems(draft())).toEqual({});
    expect(ruleOf(draft(), 'offboard', []).outcome).toEqual({
      doneLabel: null,
      notDoneLabel: null,
      accessGoneField: null,
      doneMove: null,
      doneResolution: null,
      notDoneMove: null,
    });
  });

  it('forgets the resolution together with the transition that sets it', () => {
    const written = ruleOf(draft({ doneMove: null, doneResolution: 'Done' }), 'offboard', []);
    expect(written.outcome?.doneResolution).toBeNull();
  });

  it.each<[string, Partial<RuleDraft>, keyof RuleDraft]>([
    ['a label with a blank', { doneLabel: 'access removed' }, 'doneLabel'],
    ['a label that is too long', { doneLabel: 'x'.repeat(256) }, 'doneLabel'],
    ['another label with a blank', { notDoneLabel: 'not done' }, 'notDoneLabel'],
    ['one label for both', { doneLabel: 'left', notDoneLabel: ' left ' }, 'notDoneLabel'],
    ['a reopening that starts the rule again', { notDoneMove: 'done' }, 'notDoneMove'],
  ])('is refused for %s, here and by the server', (_, changes, field) => {
    expect(Object.keys(ruleProblems(draft(changes)))).toEqual([field]);
    expect(serverTakes(draft(changes))).toBe(false);
  });

  it('takes labels with blanks around them as they are meant', () => {
    const typed = draft({ doneLabel: ' access-removed ', notDoneLabel: '  ' });
    expect(ruleProblems(typed)).toEqual({});
    expect(ruleOf(typed, 'offboard', []).outcome).toMatchObject({
      doneLabel: 'access-removed',
      notDoneLabel: null,
    });
    expect(serverTakes(typed)).toBe(true);
  });
});

describe('the moves to choose from', () => {
  const choices: RuleChoices = {
    issueTypes: [],
    statuses: [
      { id: '1', name: 'To Do' },
      { id: '2', name: 'Done' },
      { id: '3', name: 'Done' },
    ],
    resolutions: [],
    requestTypeField: null,
    fields: [],
  };
  const offered = [
    { name: 'Resolve', status: 'Done' },
    { name: 'To Do', status: 'To Do' },
  ];

  it('are those of a ticket where the rule begins, with where they lead', () => {
    expect(moveOptions(offered, choices)).toEqual([
      { value: 'Resolve', label: 'Resolve → Done' },
      { value: 'To Do', label: 'To Do' },
    ]);
  });

  it('are the statuses of the project where no such ticket is', () => {
    expect(moveOptions(null, choices).map(({ value }) => value)).toEqual(['To Do', 'Done']);
    expect(isUnknownMove('Anything', null)).toBe(false);
  });

  it('show what the rule holds, and tell what nothing leads to', () => {
    const options = moveOptions(offered, choices);
    expect(chosenMove('resolve', options)?.label).toBe('Resolve → Done');
    expect(chosenMove('Open again', options)?.label).toBe('Open again');
    expect(chosenMove(null, options)).toBeNull();
    expect(isUnknownMove('resolve', offered)).toBe(false);
    expect(isUnknownMove('done', offered)).toBe(false);
    expect(isUnknownMove('Open again', offered)).toBe(true);
    expect(isUnknownMove(null, offered)).toBe(false);
  });
});
