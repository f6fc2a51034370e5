import { COLLEAGUE, CONTRACTOR, LEAVER, SITE_ADMIN, TestSite } from '../journeys/site';
import { COMPLETE, LONG } from './complete';
import { openRuns, storageOf } from './end-state';
import { carryOutWith, countRequests, problemsOf, spread, type Act } from './in-between';
import { DELETE, HAND_OVER, KEEP, type Scenario } from './scenarios';
import { settle } from './settle';

const POINTS = COMPLETE ? Infinity : 2;
/** The watch looks for the first time an hour after the run. */
const WATCH_SECONDS = 3700;
const TWO_HOURS = 7200;

/** A group that the leaver is not in, and that gives a product. */
const OTHER_GROUP = 'partners-default';
/** One that they are in. */
const OWN_GROUP = 'engineering';
const HOLDING_GROUP = 'leaver-holding';

const FORBIDDEN = { status: 403, body: { errorMessages: ['Forbidden.'], errors: {} } };
const ANY = () => Promise.resolve(true);

const addTo =
  (group: string): Act =>
  async (site) => {
    const groups = await site.groupsOf(LEAVER);
    if (!groups.includes(group)) await site.addToGroup(group, LEAVER);
  };
const deleteSuccessor: Act = async (site) => {
  const path = `user?accountId=${await site.accountId(COLLEAGUE)}`;
  // Jira refuses once the successor leads a project.
  await site.jira('DELETE', path, undefined, SITE_ADMIN).catch(() => undefined);
};
const forbid =
  (...methods: string[]): Act =>
  (site) =>
    site.fault(methods.map((method) => ({ target: 'jira', method, effect: FORBIDDEN })));
const change =
  (settings: Record<string, unknown>): Act =>
  (site) =>
    site.changeSettings((now) => ({ ...now, ...settings }));

describe('people in between', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start();
  });
  afterAll(() => site.close());

  /** Lets somebody act at several points of a run, and looks at each end. */
  const atSeveralPoints = async (
    scenario: Scenario,
    act: Act,
    look: () => Promise<string[]>,
    {
      alsoTouched = [],
      mostReports = 1,
      mayRepeat = 'nothing',
    }: { alsoTouched?: readonly string[]; mostReports?: number; mayRepeat?: string } = {},
  ): Promise<void> => {
    const found: string[] = [];
    for (const point of spread(await countRequests(site, scenario), POINTS)) {
      const before = await carryOutWith(site, scenario, point, act);
      const touched = await Promise.all(
        [LEAVER, CONTRACTOR, ...alsoTouched].map((email) => site.accountId(email)),
      );
      const problems = [
        ...(await look()),
        ...(await problemsOf(site, before, touched, scenario.tickets, mostReports)),
      ];
      found.push(
        ...problems
          .filter((problem) => !problem.includes(mayRepeat))
          .map((problem) => `before request ${String(point)}: ${problem}`),
      );
    }
    expect(found).toEqual([]);
  };

  it.each([OTHER_GROUP, OWN_GROUP])(
    'somebody adds the leaver to the group %s: it is taken, or somebody is told of it',
    async (group) => {
      // What was taken and given again is taken again.
      const mayRepeat = `remove-group ${OWN_GROUP} twice`;
      const look = async () => {
        await settle(site, ANY);
        const left = (await site.groupsOf(LEAVER)).filter((name) => name !== HOLDING_GROUP);
        if (left.length === 0) return [];
        await site.advance(WATCH_SECONDS);
        await site.schedule('tick');
        const told = (await site.comments('IT-1')).map(({ text }) => text).join('\n');
        return left.filter((name) => !told.includes(name)).map((name) => `nobody is told of ${name}`);
      };
      await atSeveralPoints(KEEP, addTo(group), look, { mayRepeat });
    },
    LONG,
  );

  it(
    'somebody deletes the successor: the leaver is not deleted while anything is still theirs',
    async () => {
      const look = async () => {
        await settle(site, ANY);
        const { people, owners } = await owned(site);
        const leaver = people.find(({ emailAddress }) => emailAddress === LEAVER);
        const keeps = owners.filter((owner) => owner === leaver?.accountId).length;
        const { status, outstanding } = await site.run();
        if (leaver?.active === false) return keeps > 0 ? ['deleted while they own something'] : [];
        return status === 'incomplete' && outstanding.length > 0 ? [] : [`${status}, and nothing is named`];
      };
      await atSeveralPoints(HAND_OVER, deleteSuccessor, look, { alsoTouched: [COLLEAGUE] });
    },
    LONG,
  );

  it.each([
    { name: 'every request', act: forbid('GET', 'POST', 'PUT', 'DELETE') },
    { name: 'every change', act: forbid('POST', 'PUT', 'DELETE') },
  ])(
    'the app may not make $name any more: the run says so, and is finished when it may again',
    async ({ act }) => {
      const look = async () => {
        const { entities } = await storageOf(site);
        const said = Object.values(entities.run).filter(
          ({ status, document }) => status !== 'completed' || document.untold !== null,
        );
        const problems = said.length > 0 || (await decidedLater(site)) ? [] : ['nothing says so'];
        await site.clearFaults();
        await site.advance(TWO_HOURS);
        await settle(site, ANY);
        for (const { id, status } of await site.runs()) {
          if (status === 'refused') return problems;
          await site.call('operator', 'retryRun', { id }).catch(() => undefined);
        }
        await site.drain();
        const left = (await site.groupsOf(LEAVER)).filter((name) => name !== HOLDING_GROUP);
        return [...problems, ...left.map((name) => `still in ${name}`)];
      };
      await atSeveralPoints(KEEP, act, look, { mostReports: 2 });
    },
    LONG,
  );

  it.each([
    { name: 'switches the rule off', scenario: DELETE, act: (on: TestSite) => on.setRuleMode('off') },
    {
      name: 'lets the rule rehearse',
      scenario: KEEP,
      act: (on: TestSite) => on.setRuleMode('rehearsal'),
    },
    {
      name: 'wants a second person from now on',
      scenario: DELETE,
      act: change({ approval: { irreversible: true } }),
    },
    {
      name: 'wants accounts to be kept',
      scenario: DELETE,
      act: change({ account: { action: 'keep', afterDays: 0 } }),
    },
    {
      name: 'protects the leaver',
      scenario: KEEP,
      act: async (on: TestSite) =>
        change({ protection: { groupIds: [], accountIds: [await on.accountId(LEAVER)] } })(on),
    },
  ])(
    'an administrator $name: the run ends, or says what it waits for',
    async ({ scenario, act }) => {
      await atSeveralPoints(scenario, act, async () => {
        await settle(site, ANY);
        const open = await openRuns(site);
        const { status, reason, outstanding } = await site.run();
        const isSaid = status === 'completed' || reason !== null || outstanding.length > 0;
        return isSaid ? [] : [`${status} without a reason, ${open.join()}`];
      });
    },
    LONG,
  );
});

/** Whether the ticket is not decided yet: its event was refused, and the hourly search finds it. */
async function decidedLater(site: TestSite): Promise<boolean> {
  const { entities } = await storageOf(site);
  return Object.keys(entities.run).length === 0;
}

async function owned(site: TestSite) {
  const { people, ...state } = (await site.state()) as Awaited<ReturnType<TestSite['state']>> & {
    filters: { ownerAccountId: string }[];
    projects: { leadAccountId: string }[];
    components: { leadAccountId: string | null }[];
  };
  const owners = [
    ...state.filters.map(({ ownerAccountId }) => ownerAccountId),
    ...[...state.projects, ...state.components].map(({ leadAccountId }) => leadAccountId),
  ];
  return { people, owners };
}
