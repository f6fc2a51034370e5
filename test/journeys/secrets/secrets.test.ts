import { PAGES } from '../../pages/every-call';
import { agreedTo, answerOf, call, type Module } from '../../pages/calls';
import { ORGANISATION_KEY, SCIM_DIRECTORY, SCIM_KEY, enterKey, openOrganisation } from '../channels';
import { exported } from '../evidence/exported';
import { allowRule, createKey, runRule, send, start } from '../orchestration/tool';
import { AUDITOR, CONTRACTOR, FIELDS, JIRA_ADMIN, OPERATOR, SITE_ADMIN, TestSite } from '../site';

/** Keys of the kinds that Atlassian gives out, which nobody has told the app. */
const PASTED = `ATATT3xFfGF0${'aB3_'.repeat(12)}=1A2B3C4D`;
const WRONG = `ATCTT3xFfGN0${'zY9-'.repeat(12)}=5E6F7A8B`;
const BEARER = 'Sup3rSecretOfSomebodyElse';
const TICKETS = ['IT-1', 'IT-2', 'IT-3', 'IT-4'] as const;
const WEEK = 7 * 24 * 3_600;

/** Everything that comes out of the app anywhere, by where it came out. */
class Heard {
  private readonly texts = new Map<string, string>();

  add(where: string, what: unknown): void {
    this.texts.set(
      where,
      `${this.texts.get(where) ?? ''}\n${typeof what === 'string' ? what : JSON.stringify(what)}`,
    );
  }

  /** Where any of these secrets came out, with what stands around it; the secrets are told by their names. */
  with(secrets: Readonly<Record<string, string>>): string[] {
    return Object.entries(secrets).flatMap(([name, secret]) =>
      [...this.texts].flatMap(([where, text]) => {
        const at = text.indexOf(secret);
        return at < 0 ? [] : [`${name} in ${where}: …${text.slice(Math.max(0, at - 120), at)}`];
      }),
    );
  }

  get size(): number {
    return [...this.texts.values()].join('').length;
  }
}

describe('secrets', () => {
  let site: TestSite;
  const heard = new Heard();
  const secrets: Record<string, string> = {
    'the key of the organisation': ORGANISATION_KEY,
    'the key of the identity provider': SCIM_KEY,
    'a key pasted into a ticket': PASTED,
    'a key that is not accepted': WRONG,
    'a header of somebody else': BEARER,
  };
  beforeAll(async () => {
    site = await TestSite.start();
    await enterKeys();
    const { key, permit } = await makeCredentials();
    await failing();
    await paste(key, permit);
    await everyCall();
    await site.advance(WEEK);
    for (const schedule of ['tick', 'missed', 'daily', 'weekly']) await site.schedule(schedule);
    await listen();
  });
  afterAll(() => site.close());

  const hear = async (where: string, answer: Promise<unknown>) => {
    heard.add(where, await answer.catch((error: unknown) => String(error)));
  };

  async function enterKeys(): Promise<void> {
    await hear('a refused key', enterKey(site, WRONG));
    await hear('a key that is none', enterKey(site, `${WRONG} and more`));
    await openOrganisation(site, ['disable', 'remove-from-groups', 'suspend', 'remove-from-site']);
    await hear('an entered key', enterKey(site, SCIM_KEY, 'scim', { directoryId: SCIM_DIRECTORY }));
    await hear(
      'a key in the wrong place',
      enterKey(site, ORGANISATION_KEY, 'scim', { directoryId: SCIM_DIRECTORY }),
    );
  }

  /** Their secrets are told once, to the administrator who makes them; from then on nothing may tell them. */
  async function makeCredentials() {
    const key = await createKey(site);
    const permit = await allowRule(site);
    secrets['the secret of a key'] = key.secret;
    secrets['the permit of a rule'] = permit;
    return { key, permit };
  }

  /** Jira and the organisation repeat in their refusals, at great length and in headers, what they were sent. */
  async function failing(): Promise<void> {
    const echo = `${'x'.repeat(385)} Bearer ${ORGANISATION_KEY}, ${SCIM_KEY}, ${PASTED}, Authorization: Bearer ${BEARER}`;
    const headers = { 'atl-traceid': ORGANISATION_KEY, 'x-arequestid': SCIM_KEY, 'x-request-id': PASTED };
    await site.fault([
      {
        target: 'admin',
        skip: 2,
        times: 6,
        effect: { status: 400, headers, body: { key: echo, message: echo, context: { message: echo } } },
      },
      {
        target: 'jira',
        method: 'DELETE',
        path: 'group/user',
        times: 4,
        effect: { status: 400, headers, body: { errorMessages: [echo] } },
      },
      {
        target: 'jira',
        method: 'PUT',
        path: 'filter',
        times: 2,
        effect: { status: 403, headers, body: { message: echo } },
      },
      {
        target: 'jira',
        method: 'POST',
        path: 'comment',
        times: 1,
        effect: { status: 400, headers, body: { errors: { body: echo } } },
      },
      {
        target: 'jira',
        method: 'GET',
        path: 'project/search',
        times: 1,
        effect: { status: 400, headers, body: echo },
      },
    ]);
    await site.resolve('IT-1');
    await hear('a test of a key', site.call('admin', 'testChannelKey', { channel: 'admin-api' }, JIRA_ADMIN));
    await hear('the Doctor', site.call('admin', 'runDoctor', {}, JIRA_ADMIN));
    await site.clearFaults();
  }

  /** People paste keys into whatever has room for a text. */
  async function paste(key: { id: string; secret: string }, permit: string): Promise<void> {
    const text = `Use ${ORGANISATION_KEY} or ${PASTED}, and ${SCIM_KEY}; Authorization: Bearer ${BEARER}`;
    for (const [ticket, words] of [
      ['IT-3', ORGANISATION_KEY],
      ['IT-4', text],
    ] as const) {
      await site.setFields(ticket, { [FIELDS.leaver]: null, [FIELDS.leaverEmail]: words });
      await site.resolve(ticket);
    }
    const agreed = await agreedTo(site, [CONTRACTOR], { changes: { why: text } });
    await hear('a start', call(site, 'operator', 'start', agreed));
    await site.drain();
    const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
    await hear('a stop', call(site, 'admin', 'stopEverything', { version, reason: text }, JIRA_ADMIN));
    await hear('going on', call(site, 'admin', 'resumeEverything', { version: version + 1 }, JIRA_ADMIN));
    const body = { leaver: 'synced@acme.example', reason: `${text} ${key.secret} ${permit}` };
    await hear('a signed request', start(site, key, body));
    await hear('another method', send(site, key, { method: 'PUT', body: text }));
    await hear('a wrong signature', start(site, { ...key, secret: PASTED }, body));
    await hear(
      'a rule',
      runRule(site, { permit, leaver: 'nobody@acme.example', reason: `${text} ${permit}` }),
    );
    await hear('a wrong permit', runRule(site, { permit: `${key.id}.${key.secret}`, leaver: text }));
    await site.drain();
  }

  /** What each page answers to somebody who may ask it, and to somebody who may not. */
  async function everyCall(): Promise<void> {
    const ids = await Promise.all(
      [JIRA_ADMIN, OPERATOR, AUDITOR, SITE_ADMIN].map((email) => site.accountId(email)),
    );
    const [run] = await site.runs();
    for (const module of Object.keys(PAGES) as Module[]) {
      for (const [functionKey, { payload }] of Object.entries(PAGES[module])) {
        for (const accountId of ids) {
          const asked = {
            module,
            functionKey,
            payload,
            accountId,
            ...(module === 'ticket' && { issueKey: 'IT-1' }),
          };
          heard.add(`${module} ${functionKey}`, await answerOf(site, asked));
        }
      }
    }
    for (const { id } of await site.runs()) await hear('getRun', site.call('operator', 'getRun', { id }));
    await hear(
      'attachEvidence',
      site.call('operator', 'attachEvidence', { runId: run?.id, format: 'json' }, AUDITOR),
    );
  }

  async function listen(): Promise<void> {
    heard.add('the logs', site.logged);
    for (const ticket of TICKETS) {
      await hear(`the comments of ${ticket}`, site.comments(ticket));
      await hear(`the report on ${ticket}`, site.jira('GET', `issue/${ticket}/properties/leaver.report`));
    }
    for (const address of [
      'storage',
      'requests?kinds=jira,egress,storage,queue,platform',
      'notifications',
      'status',
      'invocations',
    ]) {
      heard.add(`/_emulator/${address}`, await (await fetch(`${site.url}/_emulator/${address}`)).text());
    }
    const period = { kind: 'period', from: '2000-01-01', to: '2099-12-31' } as const;
    for (const format of ['json', 'csv', 'html'] as const) {
      heard.add(`evidence as ${format}`, await exported(site, period, format));
    }
  }

  it('come out nowhere', () => {
    expect(heard.with(secrets)).toEqual([]);
  });

  it('were sent, and what was said around them is still there', () => {
    expect(heard.size).toBeGreaterThan(100_000);
    expect(heard.with({ 'what was masked': '(secret)' }).length).toBeGreaterThan(5);
    expect(heard.with({ 'where a key is kept': 'channel-secret:admin-api' })).toHaveLength(1);
  });
});
