import type { CallerRole } from '../../src/contract/calls';
import {
  AUDITOR,
  AUTOMATION,
  COLLEAGUE,
  DORMANT,
  JIRA_ADMIN,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../journeys/site';
import { company, peopleWith } from '../journeys/seeds';
import { answerOf, everyWrite, type Module } from './calls';
import { PAGES, type Row } from './every-call';

/** Whoever may call `start` learns on some sites that nothing could begin there. */
const NOTHING_BEGINS_HERE = 'This site does not let Leaver ask about the permissions of ';

const NEEDED: Record<CallerRole, string> = {
  operator: 'the permission "Offboard people"',
  administrator: 'the permission "Administer Jira"',
  auditor: 'the permission "Audit offboarding"',
};

const BOTH = 'both@acme.example';
const DESIGNER = 'paula.gomez@acme.example';
const CUSTOMER = 'customer@client.example';
/** An account id that Jira does not know. */
const UNKNOWN_ACCOUNT = '712020:nobody';

/** Who may browse IT-1, beside everybody with a role. */
const BROWSERS = [COLLEAGUE];

interface Kind {
  /** An e-mail of the seed; null where nobody is logged in. */
  who: string | null;
  roles: readonly CallerRole[];
}

const KINDS: Record<string, Kind> = {
  'a site admin': { who: SITE_ADMIN, roles: ['administrator'] },
  'a Jira administrator': { who: JIRA_ADMIN, roles: ['administrator'] },
  'an operator': { who: OPERATOR, roles: ['operator'] },
  'an auditor': { who: AUDITOR, roles: ['auditor'] },
  'an administrator who is an operator': { who: BOTH, roles: ['administrator', 'operator'] },
  'a colleague': { who: COLLEAGUE, roles: [] },
  'somebody who may not see the ticket': { who: DORMANT, roles: [] },
  'a designer': { who: DESIGNER, roles: [] },
  'a portal customer': { who: CUSTOMER, roles: [] },
  'an app account': { who: AUTOMATION, roles: [] },
  'an account that Jira does not know': { who: UNKNOWN_ACCOUNT, roles: [] },
  'nobody who is logged in': { who: null, roles: [] },
};

const SEED = company({
  people: peopleWith({
    email: BOTH,
    name: 'Bo Both',
    groups: ['jira-administrators', 'offboarding-operators', 'jira-users-acme'],
  }),
});

describe('who is served', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());

  const accountOf = async ({ who }: Kind) =>
    who === null || who === UNKNOWN_ACCOUNT ? who : site.accountId(who);

  /**
   * What each call of a page answers to this person: `served`, or the words of the refusal. Those that are to be refused
   * come first, and have written nothing.
   */
  const walk = async (module: Module, kind: Kind) => {
    const accountId = await accountOf(kind);
    const answers: Record<string, string> = {};
    const ask = async ([functionKey, { payload, words }]: [string, Row]) => {
      const panel = module === 'ticket' ? { issueKey: 'IT-1' } : {};
      const answer = await answerOf(site, { module, functionKey, payload, accountId, ...panel });
      if ('error' in answer) {
        const isServed = answer.error === words || answer.error.startsWith(NOTHING_BEGINS_HERE);
        answers[functionKey] = isServed ? 'served' : answer.error;
      } else answers[functionKey] = words === null ? 'served' : 'a result';
    };
    const rows = Object.entries(PAGES[module]);
    const isServed = ([functionKey]: [string, Row]) => expected(module, kind)[functionKey] === 'served';
    // What an earlier walk has begun goes on in the background.
    await site.drain({ horizonSeconds: 0 });
    const before = await everyWrite(site);
    for (const one of rows.filter((entry) => !isServed(entry))) await ask(one);
    expect(await everyWrite(site)).toEqual(before);
    for (const one of rows.filter(isServed)) await ask(one);
    return answers;
  };

  const expected = (module: Module, { who, roles }: Kind) =>
    Object.fromEntries(
      Object.entries(PAGES[module]).map(([functionKey, { callers }]) => {
        if (module === 'ticket' && roles.length === 0 && !BROWSERS.includes(who ?? '')) {
          return [functionKey, 'IT-1 does not exist, or the person may not see it.'];
        }
        if (who === null) return [functionKey, 'Log in to use this page.'];
        const isServed = callers === 'anyone' || callers.some((role) => roles.includes(role));
        if (isServed) return [functionKey, 'served'];
        const needed = callers.map((role) => NEEDED[role]).join(' or ');
        return [functionKey, `You need ${needed} for this.`];
      }),
    );

  const expectEachAsTheRolesSay = async (kind: Kind) => {
    for (const module of ['operator', 'admin', 'ticket'] as const) {
      expect({ module, answers: await walk(module, kind) }).toEqual({
        module,
        answers: expected(module, kind),
      });
    }
  };

  describe.each([
    ['on a site as most are', {}],
    ['on a site where the app may not ask about others', { appMayCheckOthers: false }],
  ])('%s', (_, switches) => {
    beforeAll(async () => {
      await site.reset();
      await site.fault([], switches);
    });
    it.each(Object.entries(KINDS))('%s is served what the roles allow, and nothing else', (_name, kind) =>
      expectEachAsTheRolesSay(kind),
    );
  });

  describe.each([
    ['as most are', {}],
    ['where the app may not ask about others', { appMayCheckOthers: false }],
  ])('on a site %s, with operators checked by groups', (_, switches) => {
    beforeAll(async () => {
      await site.reset();
      const groupId = await site.groupId('design');
      await site.changeSettings((settings) => ({
        ...settings,
        operators: { check: 'groups', groupIds: [groupId] },
      }));
      await site.fault([], switches);
    });

    /** Members of the groups are operators, whoever holds the permission is not. */
    const byGroups: Record<string, Kind> = {
      ...KINDS,
      'an operator': { who: OPERATOR, roles: [] },
      'an administrator who is an operator': { who: BOTH, roles: ['administrator'] },
      'a designer': { who: DESIGNER, roles: ['operator'] },
    };
    it.each(Object.entries(byGroups))('%s is served what the groups allow', async (_name, kind) => {
      for (const module of ['operator', 'admin'] as const) {
        expect({ module, answers: await walk(module, kind) }).toEqual({
          module,
          answers: expected(module, kind),
        });
      }
    });
  });
});
