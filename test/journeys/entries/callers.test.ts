import { readManifest } from '../../checks/manifest-file';
import { everyWrite, offboard } from '../../pages/calls';
import { allowRule, createKey, runIdOf, runRule, send, start } from '../orchestration/tool';
import { company, peopleWith, projectsWith, VALIDATED_SERVICE_DESK } from '../seeds';
import {
  AUDITOR,
  AUTOMATION,
  COLLEAGUE,
  CONTRACTOR,
  JIRA_ADMIN,
  OPERATOR,
  SITE_ADMIN,
  TestSite,
} from '../site';
import { ENTRIES } from './every-entry';

const CUSTOMER = 'customer@client.example';
const LEAVING_OPERATOR = 'lena.olsson@acme.example';
const NO_PERMISSION = 'does not hold the permission "Offboard people"';

/** Everybody works on the service desk's tickets, and one of the operators leaves. */
const SEED = company({
  people: peopleWith({
    email: LEAVING_OPERATOR,
    name: 'Lena Olsson',
    groups: ['offboarding-operators', 'jira-users-acme', 'jira-servicemanagement-users-acme'],
  }),
  projects: projectsWith('IT', { work: { anyone: true, people: [AUTOMATION] } }),
});
const { workflows } = VALIDATED_SERVICE_DESK;
const VALIDATED = { ...SEED, workflows };

describe('the ways in', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await TestSite.start(SEED);
  });
  afterAll(() => site.close());
  beforeEach(() => site.reset(SEED));

  const outcome = async () => (await site.runs()).map(({ status, reason }) => ({ status, reason }));
  const before = async () => ({ writes: await everyWrite(site), groups: await site.groupsOf(CONTRACTOR) });

  it('are all in the table', () => {
    const functions = readManifest().modules.function;
    expect(functions.map(({ key }) => key).sort()).toEqual(Object.keys(ENTRIES).sort());
  });

  it('that belong to the platform alone answer no page and no address', async () => {
    const accountId = await site.accountId(SITE_ADMIN);
    const functions = readManifest().modules.function;
    const alone = functions.filter(({ key }) => ENTRIES[key] === 'the platform alone');
    const was = await before();
    for (const name of alone.flatMap(({ key, handler }) => [key, handler, handler.replace('index.', '')])) {
      for (const module of ['operator', 'admin', 'ticket']) {
        const asked = { module, functionKey: name, payload: {}, accountId, issueKey: 'IT-1' };
        const response = await fetch(`${site.url}/_emulator/invoke`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(asked),
        });
        expect(await response.json()).toHaveProperty('error');
      }
      expect((await fetch(`${site.url}/x1/${name}`, { method: 'POST' })).status).toBe(404);
    }
    expect(await before()).toEqual(was);
  });

  describe('a transition that starts a run', () => {
    it.each([
      ['a user without rights', COLLEAGUE, NO_PERMISSION],
      ['a Jira administrator', JIRA_ADMIN, NO_PERMISSION],
      ['a site admin', SITE_ADMIN, NO_PERMISSION],
      ['an auditor', AUDITOR, NO_PERMISSION],
    ])('does nothing for %s, and says why', async (_, who, words) => {
      await site.resolve('IT-2', who);
      expect(await outcome()).toEqual([
        { status: 'refused', reason: expect.stringContaining(words) as unknown },
      ]);
      expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
    });

    it('does nothing for an app', async () => {
      await site.transitionAsApp('IT-2', 'Resolve');
      expect(await outcome()).toEqual([
        { status: 'refused', reason: expect.stringContaining('is an app and not a person') as unknown },
      ]);
    });

    it('does nothing for the leaver themself, who is an operator', async () => {
      await site.setFields('IT-2', {
        customfield_10050: { accountId: await site.accountId(LEAVING_OPERATOR) },
      });
      await site.resolve('IT-2', LEAVING_OPERATOR);
      expect(await outcome()).toEqual([
        { status: 'refused', reason: expect.stringContaining('cannot offboard themself') as unknown },
      ]);
    });

    it.each([
      ['somebody who is not logged in', undefined],
      ['a customer of the portal', CUSTOMER],
    ])('cannot be made by %s', async (_, who) => {
      const asBasic = (email: string) => `Basic ${Buffer.from(`${email}:emulator`).toString('base64')}`;
      const response = await fetch(`${site.url}/rest/api/3/issue/IT-2/transitions`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(who !== undefined && { authorization: asBasic(who) }),
        },
        body: JSON.stringify({ transition: { id: '31' } }),
      });
      expect(response.ok).toBe(false);
      await site.drain();
      expect(await outcome()).toEqual([]);
    });

    it('acts for an operator', async () => {
      await site.resolve('IT-2');
      expect(await outcome()).toEqual([{ status: 'completed', reason: null }]);
    });
  });

  describe('the validator of a transition', () => {
    beforeEach(() => site.reset(VALIDATED));

    it.each([
      ['a user without rights', COLLEAGUE],
      ['a Jira administrator', JIRA_ADMIN],
      ['an auditor', AUDITOR],
    ])('stops %s before anything is decided', async (_, who) => {
      await expect(site.transition('IT-2', 'Resolve', who)).rejects.toThrow(/Offboard people/);
      await site.drain();
      expect(await outcome()).toEqual([]);
    });

    it('lets an operator through', async () => {
      await site.resolve('IT-2');
      expect(await outcome()).toEqual([{ status: 'completed', reason: null }]);
    });
  });

  describe('a signed request', () => {
    it.each([
      ['a user without rights', COLLEAGUE],
      ['a Jira administrator', JIRA_ADMIN],
      ['an auditor', AUDITOR],
      ['a customer of the portal', CUSTOMER],
      ['an app', AUTOMATION],
    ])('has no key that belongs to %s', async (_, owner) => {
      await expect(createKey(site, owner)).rejects.toThrow(/cannot answer for it|app/i);
    });

    it('is refused as soon as the owner of its key is no operator any more', async () => {
      const key = await createKey(site);
      await site.takeFromGroup('offboarding-operators', OPERATOR);
      const answer = await start(site, key, { leaver: CONTRACTOR });
      expect(answer.status).toBe(403);
      expect(await outcome()).toEqual([]);
    });

    it('is refused when it comes again, has another signature or none, and acts when it is signed', async () => {
      const key = await createKey(site);
      const body = { leaver: CONTRACTOR };
      const unsigned = await send(site, key, {
        method: 'POST',
        tampered: { headers: { 'X-Leaver-Signature': '' } },
      });
      const forged = await start(site, { ...key, secret: 'another' }, body);
      expect([unsigned.status, forged.status]).toEqual([401, 401]);
      const timestamp = Math.floor(site.now() / 1000);
      const request = { idempotencyKey: 'once-and-never-again', timestamp };
      runIdOf(await start(site, key, body, request));
      const replayed = await start(site, key, body, request);
      expect([replayed.status, replayed.body.error?.code]).toEqual([401, 'replayed']);
      await site.drain();
      expect(await outcome()).toHaveLength(1);
    });
  });

  describe('an action of Automation', () => {
    it.each([
      ['nobody', null],
      ['a user without rights', COLLEAGUE],
      ['a Jira administrator', JIRA_ADMIN],
      ['an auditor', AUDITOR],
    ])('does nothing with a copied permit in a connection of %s', async (_, connection) => {
      const permit = await allowRule(site);
      const answer = await runRule(site, { permit, leaver: CONTRACTOR }, connection);
      expect(JSON.stringify(answer)).not.toContain('runId');
      expect(await outcome()).toEqual([]);
    });

    it('does nothing without a permit, and acts with it in the connection of its owner', async () => {
      const permit = await allowRule(site);
      const wrong = await runRule(site, { permit: permit.replace(/.$/, '_'), leaver: CONTRACTOR });
      expect(JSON.stringify(wrong)).toContain('rule-not-allowed');
      expect(await outcome()).toEqual([]);
      await runRule(site, { permit, leaver: CONTRACTOR });
      await site.drain();
      expect(await outcome()).toEqual([{ status: 'completed', reason: null }]);
    });
  });

  it('name nobody as the operator whom an event alone calls so', async () => {
    await site.fault([{ target: 'event', path: 'avi:jira:updated:issue', effect: { drop: 'before' } }]);
    await site.transition('IT-2', 'Resolve', COLLEAGUE);
    await site.clearFaults();
    const { id, changelog } = (await site.jira('GET', 'issue/IT-2?expand=changelog')) as {
      id: string;
      changelog: { histories: { id: string }[] };
    };
    const forged = {
      atlassianId: await site.accountId(OPERATOR),
      issue: { id, key: 'IT-2', fields: { project: { key: 'IT' } } },
      changelog: { items: [{ field: 'status', to: 'Done' }] },
    };
    for (const change of ['4711', changelog.histories[0]?.id]) {
      await site.event({ ...forged, changelog: { ...forged.changelog, id: change } });
      await site.drain();
    }
    expect((await outcome()).map(({ status }) => status)).not.toContain('completed');
    expect(await site.groupsOf(CONTRACTOR)).not.toEqual([]);
  });

  it('let an operator act on the page', async () => {
    await offboard(site, [CONTRACTOR]);
    await site.drain();
    expect(await outcome()).toEqual([{ status: 'completed', reason: null }]);
  });
});
