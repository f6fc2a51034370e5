import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestSite } from '../../test/journeys/site';

/** Milliseconds that each call to Jira takes on the way, whoever makes it, and each call to store and queue. */
export const LATENCY = { jira: 80, platform: 10 } as const;
export const GROUPS = 8;
/** The fixed people of the seed `company` are below this number; made ones begin after it. */
const COMPANY_PEOPLE = 60;
/** How long the next one is waited for, and how often somebody looks. Milliseconds. */
const PATIENCE = 120_000;
const LOOK_EVERY = 500;

export interface Person {
  accountId: string;
  email: string;
}

/** What is left of the leavers when a way is through with them. */
export interface Aftermath {
  gone: number;
  /** Something was taken, not everything. */
  halfDone: number;
  untouched: number;
  memberships: number;
}

/** One site with so many leavers in eight groups each. */
export class RivalSite {
  private constructor(
    readonly site: TestSite,
    readonly people: readonly Person[],
    private readonly folder: string,
  ) {}

  /** @param owned filters and open issues that each of them has */
  static async start(leavers: number, owned = 0): Promise<RivalSite> {
    const site = await TestSite.start({
      scale: {
        people: COMPANY_PEOPLE + leavers,
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

  /** Every call takes its time from now on. */
  async slowDown(): Promise<void> {
    await this.site.fault([
      { target: 'jira', clients: true, effect: { latencyMs: LATENCY.jira } },
      { target: 'storage', effect: { latencyMs: LATENCY.platform } },
      { target: 'queue', effect: { latencyMs: LATENCY.platform } },
    ]);
  }

  /** Writes a file for another process. @returns its path */
  async file(name: string, text: string): Promise<string> {
    const file = path.join(this.folder, name);
    await writeFile(file, text);
    return file;
  }

  read(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), 'utf8');
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
