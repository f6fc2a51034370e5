import { OPEN_SERVICE_DESK, VALIDATED_SERVICE_DESK } from './seeds';
import {
  AUDITOR,
  COLLEAGUE,
  CONTRACTOR,
  JIRA_ADMIN,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  TestSite,
} from './site';

/** What the app writes when it does nothing but say why: the comment, and the same for machines. */
const ONLY_TOLD = [
  expect.stringMatching(/^POST .*\/comment$/),
  expect.stringMatching(/^PUT .*\/properties\/leaver\.report$/),
];

describe('who may start offboarding by resolving a ticket', () => {
  let site: TestSite;
  let before: string[];
  beforeAll(async () => {
    site = await TestSite.start(OPEN_SERVICE_DESK);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    before = await site.groupsOf(CONTRACTOR);
  });

  const expectRefusal = async (words: string | RegExp) => {
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringMatching(words) as unknown,
    });
    const comments = await site.comments('IT-2');
    expect(comments).toMatchObject([{ isInternal: true, author: 'Leaver' }]);
    expect(comments[0]?.text).toMatch(words);
    expect(comments[0]?.text).toContain('did nothing');
    expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
    expect(await site.writes()).toEqual(ONLY_TOLD);
  };

  it.each([
    ['a colleague', COLLEAGUE],
    ['a Jira administrator', JIRA_ADMIN],
    ['a site admin', SITE_ADMIN],
    ['an auditor', AUDITOR],
  ])('refuses %s without the permission in one comment, and does nothing else', async (_, person) => {
    await site.resolve('IT-2', person);
    await expectRefusal('does not hold the permission "Offboard people"');
  });

  it('lets a second operator act as the first one may', async () => {
    await site.resolve('IT-2', SECOND_OPERATOR);
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('keeps its refusal when the permission is granted later, and acts on a new transition', async () => {
    await site.resolve('IT-2', COLLEAGUE);
    await site.addToGroup('offboarding-operators', COLLEAGUE);
    await site.schedule('missed');
    await site.schedule('tick');
    await expectRefusal('does not hold the permission');
    await site.reopen('IT-2', COLLEAGUE);
    await site.resolve('IT-2', COLLEAGUE);
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('refuses Automation for Jira and says how its rule can name a person', async () => {
    await site.transitionAsApp('IT-2', 'Resolve');
    await expectRefusal(
      /Automation for Jira, which is an app and not a person.* set that person as the actor/,
    );
  });

  it('asks nobody about an app account', async () => {
    await site.fault([{ target: 'jira', path: 'permissions/check', effect: { status: 500 } }]);
    await site.transitionAsApp('IT-2', 'Resolve');
    expect(await site.run()).toMatchObject({ status: 'refused' });
  });

  it('takes the word of the changelog for who made the transition, not that of the event', async () => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
    await site.transition('IT-2', 'Resolve', COLLEAGUE);
    await site.clearFaults();
    const { id, changelog } = (await site.jira('GET', 'issue/IT-2?expand=changelog')) as {
      id: string;
      changelog: { histories: { id: string }[] };
    };
    await site.event({
      atlassianId: await site.accountId(OPERATOR),
      issue: { id, key: 'IT-2', fields: { project: { key: 'IT' } } },
      changelog: { id: changelog.histories[0]?.id, items: [{ field: 'status' }] },
    });
    await site.drain();
    await expectRefusal('Carla Conti does not hold the permission');
  });

  it('refuses at the start whoever lost the permission since the ticket was resolved', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    await site.transition('IT-2', 'Resolve');
    await site.drain({ horizonSeconds: 60 });
    await site.takeFromGroup('offboarding-operators', OPERATOR);
    await site.drain();
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('Olga Petrova does not hold the permission') as unknown,
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual(before);
  });
});

describe('a site that does not let the app ask about the permissions of others', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(OPEN_SERVICE_DESK);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await site.fault([], { appMayCheckOthers: false });
  });

  const switchToGroups = async () => {
    const groupId = await site.groupId('offboarding-operators');
    await site.changeSettings((settings) => ({
      ...settings,
      operators: { check: 'groups', groupIds: [groupId] },
    }));
  };

  it('refuses everybody, operators too, and says what an administrator can do', async () => {
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    const [comment] = await site.comments('IT-2');
    expect(comment?.text).toMatch(
      /does not let Leaver ask about the permissions of Olga Petrova.* switch the check/,
    );
  });

  it('lets the members of the operator groups act once an administrator switched to groups', async () => {
    await switchToGroups();
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('refuses people outside of the operator groups', async () => {
    await switchToGroups();
    await site.resolve('IT-2', COLLEAGUE);
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('in none of the operator groups') as unknown,
    });
  });

  it.each([OPERATOR, AUDITOR, COLLEAGUE])('keeps %s from switching', async (person) => {
    const { version, ...settings } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as Record<
      string,
      unknown
    >;
    const change = { version, settings: { ...settings, operators: { check: 'groups', groupIds: ['x'] } } };
    await expect(site.call('admin', 'saveSettings', change, person)).rejects.toThrow('Administer Jira');
    await expect(site.call('admin', 'getSettings', {}, person)).rejects.toThrow('Administer Jira');
    expect(await site.call('admin', 'getSettings', {}, JIRA_ADMIN)).toMatchObject({
      version,
      operators: { check: 'permission' },
    });
  });
});

describe('an error while the permission is asked', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  const failing = (times?: number) =>
    site.fault([
      { target: 'jira', path: 'permissions/check', ...(times && { times }), effect: { status: 500 } },
    ]);

  it('is tried again, and what follows is as if it had not been', async () => {
    await failing(6);
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('is refused in the end and never passed', async () => {
    await failing();
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
    await site.clearFaults();
    expect(await site.run()).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining(
        'Jira did not tell whether Olga Petrova holds the permission',
      ) as unknown,
    });
    expect(await site.comments('IT-2')).toHaveLength(1);
  });
});

describe('a transition with the validator of the app', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(VALIDATED_SERVICE_DESK);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset());

  it('does not happen for people without the permission', async () => {
    await expect(site.transition('IT-2', 'Resolve', COLLEAGUE)).rejects.toThrow(
      'does not hold the permission',
    );
    await site.drain();
    expect((await site.state()).issues.find(({ key }) => key === 'IT-2')).toMatchObject({ status: 'To Do' });
    expect(await site.runs()).toEqual([]);
  });

  it('happens for operators', async () => {
    await site.resolve('IT-2');
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  it('happens when Jira cannot be asked, because the decision asks again', async () => {
    await site.fault([{ target: 'jira', path: 'permissions/check', times: 3, effect: { status: 500 } }]);
    await site.transition('IT-2', 'Resolve', COLLEAGUE);
    await site.drain();
    expect(await site.run()).toMatchObject({ status: 'refused' });
  });
});
