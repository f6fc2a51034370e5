import { z } from 'zod';
import { FIELDS, OPERATOR, TestSite } from '../test/journeys/site';
import { callsSince, latest, looksAmong, type Call } from './ceiling/traffic';
import { COMPANY_PEOPLE } from './conditions';

const changelogSchema = z.object({
  changelog: z.object({
    histories: z.array(z.object({ created: z.string(), items: z.array(z.object({ field: z.string() })) })),
  }),
});

/** The ticket that every benchmark resolves. */
const TICKET = 'IT-4';
/** When a leaver was looked at for the first time after the run, the five minutes of the schedule included. Seconds. */
const FIRST_LOOK = 3_600 + 300;

/** Who leaves, and what is to become of the account. */
export interface Leaver {
  groups: number;
  action: 'keep' | 'delete';
  urgent?: boolean;
}

/** An emulated site on which one leaver after the other is offboarded, each on a fresh site. */
export class BenchSite {
  private constructor(private readonly site: TestSite) {}

  static async start(): Promise<BenchSite> {
    return new BenchSite(await TestSite.start());
  }

  close(): Promise<void> {
    return this.site.close();
  }

  /** Makes a site with 100 projects and a leaver in exactly so many groups who holds nothing else; fills the ticket in. */
  async prepare({ groups, action, urgent = false }: Leaver): Promise<void> {
    await this.site.reset({
      scale: {
        people: COMPANY_PEOPLE,
        groupsPerPerson: groups,
        projects: 100,
        filtersPerPerson: 0,
        rolesPerProject: 0,
        openIssuesPerPerson: 0,
      },
    });
    await this.site.changeSettings((settings) => ({ ...settings, account: { action, afterDays: 0 } }));
    const accountId = await this.leaverId();
    await this.site.setFields(TICKET, {
      [FIELDS.leaver]: { accountId },
      [FIELDS.urgency]: { value: urgent ? 'Urgent' : 'Normal' },
    });
    await this.site.drain();
  }

  async leaverId(): Promise<string> {
    const { people } = await this.site.state();
    const made = people.filter(({ emailAddress }) => emailAddress.startsWith('person-'));
    const leaver = made.at(-1);
    if (!leaver) throw new Error('The seed made nobody.');
    return leaver.accountId;
  }

  async fault(rules: Record<string, unknown>[]): Promise<void> {
    await this.site.fault(rules);
  }

  /** Resolves the ticket and lets everything happen that follows. @returns the calls that the app made */
  async offboard(): Promise<Call[]> {
    const before = latest(this.site);
    await this.site.transition(TICKET, 'Resolve', OPERATOR);
    await this.site.drain();
    const made = callsSince(this.site, before);
    const [run] = await this.site.runs();
    if (run?.status !== 'completed' || run.outstanding.length > 0) {
      throw new Error(`The run is ${run?.status ?? 'missing'}: ${run?.outstanding.join(' ') ?? ''}`);
    }
    return made;
  }

  /** Lets time pass until the leaver was looked at again. @returns the calls of this look */
  async lookAgain(): Promise<Call[]> {
    const before = latest(this.site);
    await this.site.advanceTo(this.site.now() + FIRST_LOOK * 1000);
    return looksAmong(callsSince(this.site, before), this.site);
  }

  resolvedAt(): Promise<number> {
    return resolvedAt(this.site, TICKET);
  }

  /** Peak memory of each invocation since the site was made, in bytes. */
  invocations() {
    return this.site.invocationRecords();
  }
}

/** When a ticket was resolved last, by the emulator's clock. Epoch milliseconds. */
export async function resolvedAt(site: TestSite, ticket: string): Promise<number> {
  const issue = changelogSchema.parse(
    await site.jira('GET', `issue/${ticket}?fields=status&expand=changelog`, undefined, OPERATOR),
  );
  const transition = issue.changelog.histories.find(({ items }) =>
    items.some(({ field }) => field === 'status'),
  );
  return Date.parse((transition?.created ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
