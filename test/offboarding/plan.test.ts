import { accountStep, fingerprint, planView } from '../../src/offboarding/plan-words';
import { COURSES, DESIGN, planFor, settings } from './courses';

const groupsTaken = (plan: ReturnType<typeof planFor>): string[] => plan.removals.map(({ name }) => name);

describe('the plan of a kind of leaving', () => {
  it('takes every group from who leaves the company, and closes the account', () => {
    const plan = planFor(COURSES['leave-company']);
    expect(groupsTaken(plan)).toEqual(['jira', 'engineering', 'design', 'wiki']);
    expect(plan).toMatchObject({ isHeld: true, account: { action: 'keep', holdingGroupId: 'g-holding' } });
  });

  it('takes only the groups of the team from who leaves it, and never the holding group', () => {
    const plan = planFor(COURSES['leave-team']);
    expect(groupsTaken(plan)).toEqual(['design']);
    expect(plan).toMatchObject({ isHeld: false, account: { action: 'none', holdingGroupId: null } });
  });

  it('takes only groups that give a product where access is revoked', () => {
    const plan = planFor(COURSES['revoke-access']);
    expect(groupsTaken(plan)).toEqual(['jira', 'engineering']);
    expect(plan).toMatchObject({ isHeld: false, account: { action: 'none', holdingGroupId: null } });
  });

  it.each(['leave-team', 'revoke-access'] as const)(
    'of %s leaves the account alone, in words',
    (procedure) => {
      const plan = planFor(COURSES[procedure], {
        settings: {
          account: { ...settings().account, action: 'delete', afterDays: 0 },
          holdingGroupId: null,
        },
      });
      expect(accountStep(plan)).toBe('The account is not changed.');
      expect(planView(plan).irreversible).toEqual([]);
      expect(planView(plan).warnings.join(' ')).not.toContain('holding group');
    },
  );
});

it('warns where the holding group gives access by now', () => {
  const settings = { holdingGroupId: 'g-engineering' };
  expect(planView(planFor(COURSES['leave-company'], { settings })).warnings).toContain(
    'The holding group gives Jira, which the person keeps. An administrator names another holding group.',
  );
});

describe('a group that gives access and is for something else, too', () => {
  const design = { ...DESIGN, groupIds: ['g-engineering'] };
  const both = { settings: { teams: [design] } };

  it('is named where access is revoked', () => {
    expect(planView(planFor(COURSES['revoke-access'], both)).warnings).toContain(
      'The group engineering gives Jira and is for the team Design, too: both are lost.',
    );
  });

  it('is no news to who leaves the team or the company', () => {
    const warnings = [COURSES['leave-company'], { procedure: 'leave-team' as const, team: design }].flatMap(
      (course) => planView(planFor(course, both)).warnings,
    );
    expect(warnings.join(' ')).not.toContain('is for the team');
  });
});

describe('what somebody agrees to', () => {
  const agreed = (team = DESIGN) => fingerprint(planFor({ procedure: 'leave-team', team }));

  it('is the same as long as nothing changes', () => {
    expect(agreed()).toBe(agreed());
  });

  it('is something else for another kind of leaving, even where the same groups go', () => {
    const onlyDesign = { leaver: { groups: [{ groupId: 'g-design', name: 'design' }] } };
    const course = { procedure: 'leave-team' as const, team: DESIGN };
    const other = { ...course, team: { ...DESIGN, id: 'drawing' } };
    expect(fingerprint(planFor(course, onlyDesign))).not.toBe(fingerprint(planFor(other, onlyDesign)));
  });

  it.each([
    ['groups', { groupIds: ['g-design', 'g-other'] }],
    ['roles', { projectRoles: [] }],
    ['projects', { projectKeys: ['APP', 'MKT'] }],
  ])('is something else once the %s of the team have changed', (_, change) => {
    expect(agreed({ ...DESIGN, ...change })).not.toBe(agreed());
  });
});
