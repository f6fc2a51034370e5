import { courseOf, handsOverWork, plannedCourse, scopeOf } from '../../src/offboarding/course';
import { examinedFor } from '../../src/offboarding/course-fit';
import type { LeaverFacts } from '../../src/offboarding/facts';
import { Refused, TryLater } from '../../src/offboarding/later';
import type { Course } from '../../src/offboarding/plan';
import { reason } from '../../src/offboarding/reasons';
import { COURSES, DESIGN, leaver, PRODUCTS, settings } from './courses';

describe('what a kind of leaving means', () => {
  it('needs a team that is there where a team is left', () => {
    expect(courseOf(settings(), 'leave-team', 'design')).toEqual({ procedure: 'leave-team', team: DESIGN });
    expect(courseOf(settings(), 'leave-team', null)).toMatchObject({ code: 'team-not-named' });
    expect(courseOf(settings(), 'leave-team', 'sales')).toMatchObject({ code: 'team-unknown' });
  });

  it('takes no notice of a team where none is left', () => {
    expect(courseOf(settings(), 'revoke-access', 'design')).toEqual({
      procedure: 'revoke-access',
      team: null,
    });
  });

  it('is the company for a plan from before there was a choice', () => {
    expect(plannedCourse({})).toEqual({ procedure: 'leave-company', team: null });
  });
});

describe('what a kind of leaving takes', () => {
  const role = { projectKey: 'APP', roleName: 'reviewers' };

  it('is everything for the company', () => {
    const scope = scopeOf(COURSES['leave-company']);
    expect(scope.endsGroup('g-any', PRODUCTS)).toBe(true);
    expect(scope.endsRole({ projectKey: 'ANY', roleName: 'Any' })).toBe(true);
    expect(scope.handsOver('ANY')).toBe(true);
    expect(scope).toMatchObject({ handsOverPersonal: true, isOnlyGroups: false });
  });

  it('is the groups, the roles in its projects and the work there for a team', () => {
    const scope = scopeOf(COURSES['leave-team']);
    expect(['g-design', 'g-jira'].map((id) => scope.endsGroup(id, PRODUCTS))).toEqual([true, false]);
    expect(scope.endsRole(role)).toBe(true);
    expect(scope.endsRole({ ...role, projectKey: 'ENG' })).toBe(false);
    expect(scope.endsRole({ ...role, roleName: 'Administrators' })).toBe(false);
    expect(['APP', 'ENG'].map(scope.handsOver)).toEqual([true, false]);
    expect(scope).toMatchObject({ handsOverPersonal: false, isOnlyGroups: false });
  });

  it('is nothing but groups for a team without projects', () => {
    const team = { ...DESIGN, projectKeys: [] };
    expect(scopeOf({ procedure: 'leave-team', team }).isOnlyGroups).toBe(true);
  });

  it('is the groups that give a product, and nothing else, for access', () => {
    const scope = scopeOf(COURSES['revoke-access']);
    expect(['g-jira', 'g-design'].map((id) => scope.endsGroup(id, PRODUCTS))).toEqual([true, false]);
    expect(scope.endsRole(role) || scope.handsOver('APP') || scope.handsOverPersonal).toBe(false);
    expect(scope.isOnlyGroups).toBe(true);
  });

  it('leaves nothing to a successor where only access is revoked', () => {
    expect(handsOverWork('revoke-access')).toBe(false);
    expect(handsOverWork('leave-team')).toBe(true);
  });
});

describe('a leaver who has nothing of what is taken', () => {
  const never = () => Promise.reject(new Error('Roles must not be read.'));
  const refusal = async (
    course: Course,
    changes: Partial<LeaverFacts>,
    isInRoleOf: () => Promise<boolean> = never,
  ) => {
    const found = { products: [...PRODUCTS], refusal: undefined, isProtected: false };
    const examined = { leaver: leaver(changes), ...found };
    return (await examinedFor(course, examined, { isInRoleOf })).refusal?.code;
  };
  const inGroup = (name: string) => ({ groups: [{ groupId: `g-${name}`, name }] });

  it('is refused where access is revoked, unless a product may be used in another way', async () => {
    const course = COURSES['revoke-access'];
    expect(await refusal(course, { ...inGroup('wiki'), products: [] })).toBe('leaver-without-access');
    expect(await refusal(course, inGroup('wiki'))).toBeUndefined();
    expect(await refusal(course, { ...inGroup('jira'), products: [] })).toBeUndefined();
  });

  it('is refused for a team when neither a group nor a role of it is theirs', async () => {
    const course = COURSES['leave-team'];
    expect(await refusal(course, inGroup('design'))).toBeUndefined();
    expect(await refusal(course, inGroup('wiki'), () => Promise.resolve(true))).toBeUndefined();
    expect(await refusal(course, inGroup('wiki'), () => Promise.resolve(false))).toBe('leaver-not-in-team');
  });

  it('is not refused for what Jira does not let Leaver read, and waits for what fails', async () => {
    const course = COURSES['leave-team'];
    const refused = () => Promise.reject(new Refused('Jira refused', 'No.'));
    expect(await refusal(course, inGroup('wiki'), refused)).toBeUndefined();
    const later = new TryLater(5, 'Jira answered 500', 'failure');
    await expect(refusal(course, inGroup('wiki'), () => Promise.reject(later))).rejects.toBe(later);
  });

  it('needs no role where the team has none', async () => {
    const course = (team: Partial<typeof DESIGN>): Course => ({
      procedure: 'leave-team',
      team: { ...DESIGN, projectRoles: [], ...team },
    });
    expect(await refusal(course({}), inGroup('wiki'))).toBe('leaver-not-in-team');
    expect(await refusal(course({ groupIds: [] }), inGroup('wiki'))).toBeUndefined();
  });

  it('keeps the reason that was found before', async () => {
    const examined = { leaver: undefined, refusal: reason('leaver-unknown', { who: 'leaver' }) };
    expect(await examinedFor(COURSES['leave-team'], examined, { isInRoleOf: never })).toBe(examined);
  });
});
