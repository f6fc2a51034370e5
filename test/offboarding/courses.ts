import type { LeaverFacts, ProductAccess } from '../../src/offboarding/facts';
import { makePlan, type Course, type Plan } from '../../src/offboarding/plan';
import { defaultSettings, type Settings, type Team } from '../../src/offboarding/settings';

/** Builders for what a kind of leaving takes: a leaver who is in a bit of everything. */

export const DESIGN: Team = {
  id: 'design',
  name: 'Design',
  groupIds: ['g-design', 'g-holding'],
  projectRoles: ['Reviewers'],
  projectKeys: ['APP'],
};

export const PRODUCTS: readonly ProductAccess[] = [
  {
    key: 'jira-software',
    name: 'Jira',
    groupIds: ['g-jira', 'g-engineering'],
    defaultGroupIds: ['g-jira'],
  },
];

export const leaver = (changes: Partial<LeaverFacts> = {}): LeaverFacts => ({
  accountId: 'leaver',
  displayName: 'Leo Lindqvist',
  accountType: 'atlassian',
  active: true,
  groups: ['jira', 'engineering', 'design', 'wiki', 'holding'].map((name) => ({
    groupId: `g-${name}`,
    name,
  })),
  products: ['jira-software'],
  ...changes,
});

export const settings = (changes: Partial<Settings> = {}): Settings => ({
  ...defaultSettings(),
  holdingGroupId: 'g-holding',
  teams: [DESIGN],
  ...changes,
});

export const COURSES = {
  'leave-company': { procedure: 'leave-company', team: null },
  'leave-team': { procedure: 'leave-team', team: DESIGN },
  'revoke-access': { procedure: 'revoke-access', team: null },
} as const satisfies Record<string, Course>;

export const planFor = (
  course: Course,
  changes: { leaver?: Partial<LeaverFacts>; settings?: Partial<Settings> } = {},
): Plan =>
  makePlan(leaver(changes.leaver), PRODUCTS, settings(changes.settings), course, '2026-03-02T10:00:00.000Z');
