import { IssueStore } from '../../../../emulator/atlassian/issues/issue-store';
import type { Issue } from '../../../../emulator/atlassian/model';

const issue = (number: number, change: Partial<Issue> = {}): Issue => ({
  id: String(number),
  key: `OPS-${number}`,
  projectId: '1',
  issueTypeId: '1',
  statusId: '1',
  resolutionId: null,
  resolutionDate: null,
  summary: 'One',
  description: null,
  labels: [],
  priority: 'Medium',
  creatorAccountId: 'a',
  reporterAccountId: 'a',
  assigneeAccountId: 'a',
  created: '2026-11-20T10:00:00.000Z',
  updated: '2026-11-20T10:00:00.000Z',
  requestTypeId: null,
  customFields: {},
  comments: [],
  changes: [],
  properties: {},
  ...change,
});

test('issues are found by id, by key and by the people on them, also after changes', () => {
  const store = new IssueStore([issue(1), issue(2)]);
  store.set('2', issue(2, { assigneeAccountId: 'b', reporterAccountId: null }));
  expect(store.find('ops-2')?.assigneeAccountId).toBe('b');
  expect([...store.assignedTo('a')]).toEqual(['1']);
  expect([...store.assignedTo('b')]).toEqual(['2']);
  expect([...store.reportedBy('a')]).toEqual(['1']);
  store.delete('2');
  expect(store.find('OPS-2')).toBeUndefined();
  expect([...store.assignedTo('b')]).toEqual([]);
  expect([...store.inProject('1')]).toEqual(['1']);
});

test('numbers go on after the highest that was ever used', () => {
  const store = new IssueStore([issue(1), issue(7)]);
  expect(store.nextNumber('1')).toBe(8);
  store.delete('7');
  expect(store.nextNumber('1')).toBe(8);
  expect(store.nextNumber('2')).toBe(1);
});

test('the issue of a comment is found as long as the comment is there', () => {
  const comment = {
    id: '5',
    authorAccountId: 'a',
    body: { type: 'doc' as const, version: 1 as const, content: [] },
    created: '',
    updated: '',
    visibility: null,
    properties: {},
  };
  const store = new IssueStore([issue(1, { comments: [comment] })]);
  expect(store.findByComment('5')?.id).toBe('1');
  store.set('1', issue(1));
  expect(store.findByComment('5')).toBeUndefined();
});
