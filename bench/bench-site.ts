import { z } from 'zod';
import { FIELDS, OPERATOR, TestSite } from '../test/journeys/site';

/** One call of the app as the emulator recorded it. */
const callSchema = z.object({
  at: z.string(),
  invocation: z.string(),
  kind: z.enum(['jira', 'egress', 'storage', 'queue']),
  method: z.string(),
  path: z.string(),
  status: z.number(),
  points: z.number(),
  durationMs: z.number(),
  readUnits: z.number().default(0),
  writeUnits: z.number().default(0),
});
export type Call = z.infer<typeof callSchema>;

const changelogSchema = z.object({
  changelog: z.object({
    histories: z.array(z.object({ created: z.string(), items: z.array(z.object({ field: z.string() })) })),
  }),
});

/** The ticket that every benchmark resolves. */
const TICKET = 'IT-4';
/** The fixed people of the seed `company` are below this number; made ones begin after it. */
const COMPANY_PEOPLE = 60;

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
    const before = (await this.calls()).length;
    await this.site.transition(TICKET, 'Resolve', OPERATOR);
    await this.site.drain();
    const made = (await this.calls()).slice(before);
    const [run] = await this.site.runs();
    if (run?.status !== 'completed' || run.outstanding.length > 0) {
      throw new Error(`The run is ${run?.status ?? 'missing'}: ${run?.outstanding.join(' ') ?? ''}`);
    }
    return made;
  }

  resolvedAt(): Promise<number> {
    return resolvedAt(this.site, TICKET);
  }

  /** Peak memory of each invocation since the site was made, in bytes. */
  invocations() {
    return this.site.invocationRecords();
  }

  private async calls(): Promise<Call[]> {
    const response = await fetch(`${this.site.url}/_emulator/requests?kinds=jira,egress,storage,queue`);
    return z.object({ requests: z.array(callSchema) }).parse(await response.json()).requests;
  }
}

/** When a ticket was resolved, by the emulator's clock. Epoch milliseconds. */
export async function resolvedAt(site: TestSite, ticket: string): Promise<number> {
  const issue = changelogSchema.parse(
    await site.jira('GET', `issue/${ticket}?fields=status&expand=changelog`, undefined, OPERATOR),
  );
  const transition = issue.changelog.histories.find(({ items }) =>
    items.some(({ field }) => field === 'status'),
  );
  return Date.parse((transition?.created ?? '').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}
