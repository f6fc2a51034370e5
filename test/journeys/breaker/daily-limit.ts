import type { BreakerView, WantedView } from '../../../src/contract/breaker';
import { call } from '../../pages/calls';
import { JIRA_ADMIN, SITE_ADMIN, type TestSite } from '../site';

/** The site lets so few people begin a day. */
export const limitTo = (site: TestSite, most: number, more: Record<string, unknown> = {}): Promise<void> =>
  site.changeSettings((settings) => ({
    ...settings,
    breaker: { absolute: most, percent: 100, atLeast: 1, ...more },
  }));

export const breakerOf = (site: TestSite): Promise<BreakerView> =>
  call(site, 'admin', 'getBreaker', {}, JIRA_ADMIN);

export const release = (changes: Partial<WantedView & { kind: 'release' }> = {}): WantedView => ({
  kind: 'release',
  number: 5,
  hours: 1,
  reason: 'They all leave today.',
  ...changes,
});

/** One administrator asks. @returns the id of the request */
export async function ask(site: TestSite, wanted: WantedView, as = JIRA_ADMIN): Promise<string> {
  const { requests } = await call(site, 'admin', 'askAllowance', { wanted }, as);
  return requests.at(-1)?.id ?? '';
}

/** Two administrators agree, one after the other, and everything happens that follows. */
export async function agreeTo(site: TestSite, wanted: WantedView): Promise<void> {
  const id = await ask(site, wanted);
  await call(site, 'admin', 'agreeAllowance', { id }, SITE_ADMIN);
  await site.drain();
}
