import { limitTo } from '../breaker/daily-limit';
import type { TestSite } from '../site';

/** Lets many people leave a site at once without anybody having to agree. @returns account ids of people whom the seed made */
export async function letManyLeave(site: TestSite, people: number): Promise<string[]> {
  await limitTo(site, 2_000, { atLeast: 500 });
  await site.changeSettings((settings) => ({
    ...settings,
    approval: { overPeople: null, irreversible: false, sweeps: true, expiresAfterHours: 24 },
  }));
  const made = (await site.state()).people.filter(({ emailAddress }) => emailAddress.startsWith('person-'));
  return made.slice(0, people).map(({ accountId }) => accountId);
}
