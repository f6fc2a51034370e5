import { startEmulator, type Emulator } from '../../emulator/server';

/** Tests act as outside tools do: over HTTP, as seeded people, and look at what Jira and the app hold afterwards. */

export const LEAVER = 'leaver@acme.example';
export const CONTRACTOR = 'contractor@acme.example';
export const SYNCED = 'synced@acme.example';
export const OPERATOR = 'operator@acme.example';
export const SECOND_OPERATOR = 'second-operator@acme.example';
export const COLLEAGUE = 'colleague@acme.example';
export const JIRA_ADMIN = 'jira-admin@acme.example';
export const SITE_ADMIN = 'site-admin@acme.example';
export const AUDITOR = 'auditor@acme.example';
export const DORMANT = 'dormant@acme.example';
/** Somebody with access from whom nothing keeps it. */
export const HANNA = 'hanna.reyes@acme.example';
/** Known inside the seed by this address only: app accounts have none, and cannot log in. */
export const AUTOMATION = 'automation@apps.invalid';

/** Field ids of the service project of the seed `company`. */
export const FIELDS = {
  leaver: 'customfield_10050',
  successor: 'customfield_10051',
  lastWorkingDay: 'customfield_10052',
  urgency: 'customfield_10053',
  kind: 'customfield_10054',
  leavers: 'customfield_10055',
  leaverEmail: 'customfield_10056',
  leavesAt: 'customfield_10057',
} as const;

export interface RecordedRequest {
  seq: number;
  kind: string;
  identity: string;
  method: string;
  path: string;
  status: number;
  points: number;
}

export interface SiteState {
  people: { accountId: string; emailAddress: string; active: boolean; displayName: string }[];
  groups: { groupId: string; name: string }[];
  memberships: { groupId: string; accountId: string }[];
  issues: { id: string; key: string; status: string; resolution: string | null }[];
}

export interface IssueComment {
  id: string;
  text: string;
  /** Agents only. */
  isInternal: boolean;
  author: string;
}

export interface StoredRun {
  id: string;
  status: string;
  procedure: string;
  source: string;
  leaver: { accountId: string; displayName: string } | null;
  operator: { accountId: string; displayName: string } | null;
  ticketKey: string | null;
  reason: string | null;
  outstanding: string[];
  untold: string | null;
  startAt: string;
  waiting: string | null;
  effects: { kind: string; outcome: string; subject: { name: string } }[];
}

export interface OrderedFault {
  rule: { skip: number };
  matches: number;
}

/** A running emulator with what the journeys need of it. */
export class TestSite {
  private constructor(
    /** For the few things that no address does. */
    readonly emulator: Emulator,
    /** What the app and the platform have logged so far. */
    readonly logged: readonly string[],
  ) {}

  static async start(seed?: unknown): Promise<TestSite> {
    const logged: string[] = [];
    const log = ({ text }: { text: string }) => logged.push(text);
    return new TestSite(
      await startEmulator({ port: 0, log, ...(seed === undefined ? {} : { seed }) }),
      logged,
    );
  }

  get url(): string {
    return this.emulator.url;
  }

  close(): Promise<void> {
    return this.emulator.close();
  }

  now(): number {
    return this.emulator.clock.now();
  }

  reset(seed?: unknown): Promise<unknown> {
    return this.control('reset', seed === undefined ? {} : { seed });
  }

  /** Calls an address of the emulator's own. */
  async control(address: string, body: unknown): Promise<Record<string, unknown>> {
    return asRecord(await this.send('POST', `/_emulator/${address}`, body));
  }

  async drain(options: { horizonSeconds?: number } = {}): Promise<void> {
    const { idle } = await this.control('drain', options);
    if (idle !== true) throw new Error('The emulator did not come to rest.');
  }

  /** How often the app was called since the last reset. */
  invocations(): number {
    return this.emulator.invocations().length;
  }

  /** The last invocations with their time and memory, oldest first. */
  invocationRecords() {
    return this.emulator.invocations();
  }

  advance(seconds: number): Promise<unknown> {
    return this.control('clock', { advanceSeconds: seconds });
  }

  /** Moves time to this moment, in epoch milliseconds, and lets everything happen that is due. */
  async advanceTo(time: number): Promise<void> {
    await this.drain({ horizonSeconds: 0 });
    await this.advance(Math.max(0, (time - this.now()) / 1000));
    await this.drain({ horizonSeconds: 0 });
  }

  fault(rules: Record<string, unknown>[], site?: Record<string, unknown>): Promise<unknown> {
    return this.control('faults', { rules, ...(site ? { site } : {}) });
  }

  /** The faults that are ordered, and how many calls each of them has met; of these it leaves `skip` alone. */
  async faults(): Promise<OrderedFault[]> {
    const { rules } = asRecord(await this.send('GET', '/_emulator/faults'));
    return rules as OrderedFault[];
  }

  clearFaults(): Promise<unknown> {
    return this.send('DELETE', '/_emulator/faults');
  }

  /** Fires a schedule and lets everything that follows happen. */
  async schedule(key: string): Promise<void> {
    await this.control('schedule', { key });
    await this.drain({ horizonSeconds: 0 });
  }

  async state(): Promise<SiteState> {
    return (await this.send('GET', '/_emulator/state')) as SiteState;
  }

  async requests(kinds = 'jira'): Promise<RecordedRequest[]> {
    const answer = asRecord(await this.send('GET', `/_emulator/requests?kinds=${kinds}`));
    return answer['requests'] as RecordedRequest[];
  }

  /** Writes to Jira that the app made. */
  async writes(): Promise<string[]> {
    const asked = await this.requests();
    return asked
      .filter(({ method, path }) => method !== 'GET' && !/permissions\/check|search\/jql/.test(path))
      .map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`);
  }

  /** A request to Jira as a seeded person. */
  async jira(method: string, path: string, body?: unknown, as: string = JIRA_ADMIN): Promise<unknown> {
    return this.send(method, `/rest/api/3/${path}`, body, as);
  }

  async accountId(email: string): Promise<string> {
    const { people } = await this.state();
    const person = people.find(({ emailAddress }) => emailAddress === email);
    if (!person) throw new Error(`The seed has nobody with the address ${email}.`);
    return person.accountId;
  }

  /** Names of the groups that a person is in, sorted. */
  async groupsOf(email: string): Promise<string[]> {
    const accountId = await this.accountId(email);
    const { groups, memberships } = await this.state();
    return memberships
      .filter((membership) => membership.accountId === accountId)
      .map(({ groupId }) => groups.find((group) => group.groupId === groupId)?.name ?? groupId)
      .sort();
  }

  async transition(key: string, name: string, as: string = OPERATOR): Promise<void> {
    const { transitions } = (await this.jira('GET', `issue/${key}/transitions`, undefined, as)) as {
      transitions: { id: string; name: string }[];
    };
    const found = transitions.find((transition) => transition.name === name);
    if (!found) throw new Error(`${key} has no transition ${name} for ${as}.`);
    await this.jira('POST', `issue/${key}/transitions`, { transition: { id: found.id } }, as);
  }

  /** Resolves a ticket and lets everything happen that follows. */
  async resolve(key: string, as: string = OPERATOR): Promise<void> {
    await this.transition(key, 'Resolve', as);
    await this.drain();
  }

  /** Reopens a ticket and lets everything happen that follows. */
  async reopen(key: string, as: string = OPERATOR): Promise<void> {
    await this.transition(key, 'Reopen', as);
    await this.drain({ horizonSeconds: 0 });
  }

  /** Makes a transition as an app account does, which cannot log in as people do. */
  async transitionAsApp(key: string, name: string, app: string = AUTOMATION): Promise<void> {
    const accountId = await this.accountId(app);
    const address = `http://localhost/rest/api/3/issue/${key}/transitions`;
    const { site } = this.emulator.host();
    const caller = { kind: 'person', accountId } as const;
    const offered = await site.jira(new Request(address), caller);
    const { transitions } = (await offered.response.json()) as {
      transitions: { id: string; name: string }[];
    };
    const body = JSON.stringify({ transition: { id: transitions.find((one) => one.name === name)?.id } });
    const headers = { 'content-type': 'application/json' };
    const { response } = await site.jira(new Request(address, { method: 'POST', headers, body }), caller);
    if (!response.ok)
      throw new Error(`${name} as ${app}: ${String(response.status)} ${await response.text()}`);
    await this.drain();
  }

  async addToGroup(group: string, email: string): Promise<void> {
    const path = `group/user?groupId=${await this.groupId(group)}`;
    await this.jira('POST', path, { accountId: await this.accountId(email) }, SITE_ADMIN);
  }

  async takeFromGroup(group: string, email: string): Promise<void> {
    const query = `groupId=${await this.groupId(group)}&accountId=${await this.accountId(email)}`;
    await this.jira('DELETE', `group/user?${query}`, undefined, SITE_ADMIN);
  }

  async groupId(name: string): Promise<string> {
    const { groups } = await this.state();
    const group = groups.find((candidate) => candidate.name === name);
    if (!group) throw new Error(`The seed has no group ${name}.`);
    return group.groupId;
  }

  /** Sends a product event. @returns how many triggers took it */
  async event(event: Record<string, unknown>): Promise<number> {
    const { delivered } = await this.control('event', { eventType: 'avi:jira:updated:issue', ...event });
    return Number(delivered);
  }

  /** The report for machines, or undefined. */
  async machineReport(key: string): Promise<Record<string, unknown> | undefined> {
    const { keys } = (await this.jira('GET', `issue/${key}/properties`, undefined, OPERATOR)) as {
      keys: { key: string }[];
    };
    if (!keys.some((property) => property.key === 'leaver.report')) return undefined;
    const property = await this.jira('GET', `issue/${key}/properties/leaver.report`, undefined, OPERATOR);
    return asRecord(asRecord(property)['value']);
  }

  async setFields(key: string, fields: Record<string, unknown>): Promise<void> {
    await this.jira('PUT', `issue/${key}`, { fields }, OPERATOR);
  }

  async comments(key: string): Promise<IssueComment[]> {
    const { comments } = (await this.jira(
      'GET',
      `issue/${key}/comment?expand=properties`,
      undefined,
      OPERATOR,
    )) as { comments: { id: string; body: unknown; jsdPublic?: boolean; author: { displayName: string } }[] };
    return comments.map(({ id, body, jsdPublic, author }) => ({
      id,
      text: textOf(body),
      isInternal: jsdPublic === false,
      author: author.displayName,
    }));
  }

  /** The runs, newest first, each with everything that the operator's page would show. */
  async runs(): Promise<StoredRun[]> {
    const { runs } = (await this.call('operator', 'listRuns', {}, JIRA_ADMIN)) as { runs: { id: string }[] };
    return Promise.all(
      runs.map(async ({ id }) => (await this.call('operator', 'getRun', { id }, JIRA_ADMIN)) as StoredRun),
    );
  }

  /** The only run there is. */
  async run(): Promise<StoredRun> {
    const [run, ...others] = await this.runs();
    if (!run || others.length > 0)
      throw new Error(`One run was expected, there are ${String(others.length + 1)}.`);
    return run;
  }

  /** Calls a resolver as a person; throws with the message that their page would show. */
  async call(module: string, functionKey: string, payload: unknown, as: string = OPERATOR): Promise<unknown> {
    const accountId = await this.accountId(as);
    const answer = await this.control('invoke', { module, functionKey, payload, accountId });
    if ('error' in answer) throw new Error(String(answer['error']));
    return answer['result'];
  }

  /** Changes the settings as a Jira administrator would on the page. */
  async changeSettings(
    change: (settings: Record<string, unknown>) => Record<string, unknown>,
  ): Promise<void> {
    const { version, ...settings } = asRecord(await this.call('admin', 'getSettings', {}, JIRA_ADMIN));
    await this.call('admin', 'saveSettings', { version, settings: change(settings) }, JIRA_ADMIN);
  }

  async setRuleMode(mode: 'rehearsal' | 'live' | 'off', ruleId = 'offboard-tickets'): Promise<void> {
    const { version } = asRecord(await this.call('admin', 'getSettings', {}, JIRA_ADMIN));
    await this.call('admin', 'setRuleMode', { version, ruleId, mode }, JIRA_ADMIN);
  }

  private async send(method: string, path: string, body?: unknown, as?: string): Promise<unknown> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(as === undefined
          ? {}
          : { authorization: `Basic ${Buffer.from(`${as}:emulator`).toString('base64')}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    const isInvocation = path.endsWith('/invoke');
    if (!response.ok && !isInvocation)
      throw new Error(`${method} ${path}: ${String(response.status)} ${text}`);
    return answer;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Error('An object was expected.');
  return { ...value };
}

/** The text of an Atlassian document, blocks in lines. */
function textOf(node: unknown): string {
  if (typeof node !== 'object' || node === null) return '';
  if ('text' in node && typeof node.text === 'string') return node.text;
  const children = 'content' in node && Array.isArray(node.content) ? node.content.map(textOf) : [];
  const isBlock = 'type' in node && ['paragraph', 'heading'].includes(String(node.type));
  return isBlock ? children.join('') : children.join('\n');
}
