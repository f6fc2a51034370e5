import { setTimeout as sleep } from 'node:timers/promises';
import { agreeTo } from '../../test/journeys/breaker/daily-limit';
import { ImportOnSite } from '../../test/journeys/import/import-on-site';
import { TestSite } from '../../test/journeys/site';
import { COMPANY_PEOPLE, GROUPS, SLOW } from '../conditions';
import { callsSince, isIntoHolding, latest, type Call } from './traffic';

/** The highest daily limit that may be set; what is beyond it is agreed to as a planned bulk. */
const DAILY_LIMIT = 2_000;
const HOUR = 3_600_000;
/** Hours for which a planned bulk is agreed to. */
const BULK_HOURS = 24;
/** From how many people on their number is typed to confirm them. */
const TYPED_FROM = 6;
/** More invocations than a batch and somebody beside it have at a time. */
const WARM = 6;
/** How often it is looked whether something has happened. Milliseconds. */
const LOOK_EVERY = 250;
/** Real time after which what was waited for does not come any more. Milliseconds. */
const LONGEST_WAIT = 15 * 60_000;
/** Real time that one request may take; moving time on takes as many of them as it needs. Milliseconds. */
const PATIENCE = 60_000;

export interface Person {
  accountId: string;
  emailAddress: string;
}

/** A site with an import of which the first row was carried and verified; the others wait for the confirmation. */
export class BatchSite {
  private constructor(
    readonly site: TestSite,
    private readonly imported: ImportOnSite,
    /** Who follows when it is confirmed. */
    readonly leavers: number,
    /** People who are not in the file. */
    readonly others: readonly Person[],
  ) {}

  /**
   * @param leavers how many of them follow the first one
   * @param others how many more people there are who are not in the file
   * @param prepare what is to be set up on the site before
   */
  static async start(
    leavers: number,
    others = 0,
    prepare?: (site: TestSite) => Promise<void>,
  ): Promise<BatchSite> {
    const people = COMPANY_PEOPLE + others + 1 + leavers;
    const none = { filtersPerPerson: 0, rolesPerProject: 0, openIssuesPerPerson: 0 };
    const site = await TestSite.start({ scale: { people, groupsPerPerson: GROUPS, projects: 100, ...none } });
    await site.changeSettings((settings) => ({
      ...settings,
      account: { action: 'keep', afterDays: 0 },
      breaker: { absolute: DAILY_LIMIT, percent: 100, atLeast: DAILY_LIMIT },
      approval: { overPeople: null, irreversible: false, sweeps: true, expiresAfterHours: 24 },
    }));
    await prepare?.(site);
    await site.drain();
    const made = (await site.state()).people.filter(({ emailAddress }) => emailAddress.startsWith('person-'));
    const chosen = made.slice(-leavers - 1);
    const left = made.slice(0, -leavers - 1).slice(0, others);
    if (left.length < others) throw new Error(`The seed made ${String(made.length)} people.`);
    // The first one belongs to the day as well.
    const ofTheDay = leavers + others + 1;
    if (ofTheDay > DAILY_LIMIT) await agreeToMore(site, ofTheDay - DAILY_LIMIT);
    const rows = chosen.map(({ accountId }) => accountId).join('\n');
    const imported = await ImportOnSite.judged(site, `User id\n${rows}\n`);
    await imported.startCanary({ procedure: 'leave-company' });
    await site.drain();
    return new BatchSite(site, imported, leavers, left);
  }

  /** Every call takes its time from now on. */
  async slowDown(): Promise<void> {
    await this.site.fault(SLOW);
  }

  /** Leaves so many threads behind that no invocation has to start one, as on a site where the app is in use. */
  async warmUp(): Promise<void> {
    await Promise.all(Array.from({ length: WARM }, () => this.imported.view()));
  }

  /** Lets the rest begin. @returns the number of the last call before */
  async confirm(): Promise<number> {
    const before = latest(this.site);
    await this.imported.confirm(this.leavers < TYPED_FROM ? null : this.leavers);
    return before;
  }

  /** Waits in real time until the app has made calls of which this is true. @throws Error when it never does */
  async until(since: number, isEnough: (calls: Call[]) => boolean): Promise<Call[]> {
    const end = performance.now() + LONGEST_WAIT;
    while (performance.now() < end) {
      const calls = callsSince(this.site, since);
      if (isEnough(calls)) return calls;
      await sleep(LOOK_EVERY);
    }
    throw new Error('The app did not do what was waited for.');
  }

  /** @throws Error where the batch has put its last account into the holding group since this call */
  checkUnfinished(since: number): void {
    if (callsSince(this.site, since).filter(isIntoHolding).length >= this.leavers)
      throw new Error('The batch was through before the others were: nobody was overtaken.');
  }

  /** Waits until everybody is through. @throws Error where a run ended in another way than was wanted */
  async end(): Promise<void> {
    await this.site.drain();
    const { stage, states } = await this.imported.view();
    if (stage !== 'done' || states.done !== this.leavers + 1)
      throw new Error(`The import is ${stage}: ${JSON.stringify(states)}`);
  }

  /** Lets everything happen that is due within so many seconds, in moved time. */
  async move(horizonSeconds: number): Promise<void> {
    const until = this.site.now() + horizonSeconds * 1000;
    for (let isIdle = false; !isIdle;) {
      const left = Math.max(0, (until - this.site.now()) / 1000);
      const { idle } = await this.site.control('drain', { timeoutMs: PATIENCE, horizonSeconds: left });
      isIdle = idle === true;
    }
  }

  isOver = async (): Promise<boolean> => (await this.imported.view()).stage === 'done';

  close(): Promise<void> {
    return this.site.close();
  }
}

async function agreeToMore(site: TestSite, number: number): Promise<void> {
  const from = new Date(site.now()).toISOString();
  const until = new Date(site.now() + BULK_HOURS * HOUR).toISOString();
  await agreeTo(site, { kind: 'bulk', number, from, until, reason: 'The site is closed.' });
}
