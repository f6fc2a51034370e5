import type { Known, Person, Signal, WatchedGroup } from '../../../src/offboarding/people/person';
import { inactivitySchema } from '../../../src/offboarding/people/settings';
import type { Measure } from '../../../src/offboarding/people/standing';

export const TODAY = '2026-11-21';

/** A person with access to Jira of whom nothing is known. */
export const personOf = (changes: Partial<Person> = {}): Person => ({
  accountId: 'ada',
  name: 'Ada Adams',
  kind: 'atlassian',
  active: true,
  groups: { '1': TODAY },
  since: null,
  signals: [],
  looked: null,
  due: null,
  ...changes,
});

export const knownOf = (accountId: string): Known => ({
  accountId,
  name: accountId,
  kind: 'atlassian',
  active: true,
});

export const signalOf = (day: string, changes: Partial<Signal> = {}): Signal => ({
  source: 'jira-history',
  day,
  until: day,
  product: null,
  ...changes,
});

export const groupOf = (changes: Partial<WatchedGroup> = {}): WatchedGroup => ({
  number: 1,
  groupId: 'users',
  name: 'users',
  products: ['jira-software'],
  total: 0,
  learnedAt: TODAY,
  reading: null,
  ...changes,
});

export const measureOf = (changes: Partial<Measure> = {}): Measure => ({
  rule: inactivitySchema.parse({}),
  protection: { groupIds: [], accountIds: [] },
  groups: [groupOf()],
  today: TODAY,
  ...changes,
});
