import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SITE_ADMIN, TestSite } from '../../test/journeys/site';
import type { Call } from '../ceiling/traffic';
import { COMPANY_PEOPLE, GROUPS, SLOW_FOR_EVERYBODY } from '../conditions';

/** On each site, however many of them leave. */
export const PEOPLE = COMPANY_PEOPLE + 200;
/** How long the next one is waited for, and how often somebody looks. Milliseconds. */
const PATIENCE = 120_000;
const LOOK_EVERY = 500;

export interface Person {
  accountId: string;
  email: string;
}

/** A request as the site has seen it. */
export type Seen = Pick<Call, 'kind' | 'at' | 'method' | 'path' | 'status' | 'points' | 'durationMs'>;

/** What is left of the leavers when a way is through with them. */
export interface Aftermath {
  gone: number;
  /** Something was taken, not everything. */
  halfDone: number;
  untouched: number;
  memberships: number;
}

/** A site of its own for each way; all are equal but for what the leavers own. */
export class RivalSite {
  /** What was asked of Jira since the site was slowed down, in the order of the answers. */
  readonly seen: Seen[] = [];

  private constructor(
    readonly site: TestSite,
    readonly people: readonly Person[],
    private readonly folder: string,
  ) {}

  /**
   * @param leavers how many of the people leave
   * @param owned filters and open issues that each of them has
   */
  static async start(leavers: number, owned = 0): Promise<RivalSite> {
    const site = await TestSite.start({
      scale: {
        people: PEOPLE,
        groupsPerPerson: GROUPS,
        projects: 100,
        filtersPerPerson: owned,
        rolesPerProject: 0,
        openIssuesPerPerson: owned,
      },
    });
    const { people } = await site.state();
    const made = people.filter(({ emailAddress }) => emailAddress.startsWith('person-')).slice(-leavers);
    if (made.length < leavers) throw new Error(`The seed made ${String(made.length)} people.`);
    const folder = await mkdtemp(path.join(tmpdir(), 'side-by-side-'));
    const chosen = made.map(({ accountId, emailAddress }) => ({ accountId, email: emailAddress }));
    return new RivalSite(site, chosen, folder);
  }

  /** Every call takes its time from now on, and is written down. */
  async slowDown(): Promise<void> {
    await this.site.fault(SLOW_FOR_EVERYBODY);
    const scripts = await this.site.accountId(SITE_ADMIN);
    const { site: jira } = this.site.emulator.host();
    const answer = jira.jira.bind(jira);
    jira.jira = async (request, caller, conditions) => {
      const from = this.site.now();
      const answered = await answer(request, caller, conditions);
      // Scripts log in as this person; whoever else asks only resolves tickets.
      if (caller.kind !== 'person' || caller.accountId === scripts) {
        const { pathname, search } = new URL(request.url);
        this.seen.push({
          kind: 'jira',
          at: new Date(from).toISOString(),
          method: request.method,
          path: pathname + search,
          status: answered.response.status,
          points: answered.points,
          durationMs: this.site.now() - from,
        });
      }
      return answered;
    };
  }

  /** Writes a file for another process. @returns its path */
  async file(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    return file;
  }

  async aftermath(): Promise<Aftermath> {
    const { people, memberships } = await this.site.state();
    const active = new Set(people.filter((person) => person.active).map(({ accountId }) => accountId));
    const counts = new Map<string, number>();
    for (const { accountId } of memberships) counts.set(accountId, (counts.get(accountId) ?? 0) + 1);
    const left = this.people.map(({ accountId }) => ({
      groups: counts.get(accountId) ?? 0,
      isActive: active.has(accountId),
    }));
    const gone = left.filter(({ groups, isActive }) => groups === 0 && !isActive).length;
    const untouched = left.filter(({ groups, isActive }) => groups === GROUPS && isActive).length;
    return {
      gone,
      untouched,
      halfDone: left.length - gone - untouched,
      memberships: left.reduce((sum, { groups }) => sum + groups, 0),
    };
  }

  /** Waits until everybody is gone, or until nobody has gone for a while, in real time. */
  async allGone(): Promise<void> {
    let gone = 0;
    let since = performance.now();
    while (gone < this.people.length && performance.now() - since < PATIENCE) {
      await sleep(LOOK_EVERY);
      const now = (await this.aftermath()).gone;
      if (now > gone) since = performance.now();
      gone = now;
    }
    await this.site.control('drain', { timeoutMs: PATIENCE, horizonSeconds: 0 });
  }

  async close(): Promise<void> {
    await this.site.close();
    await rm(this.folder, { recursive: true });
  }
}
