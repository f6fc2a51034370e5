import { ImportOnSite } from './import-on-site';
import { COLLEAGUE, DORMANT, HANNA, TestSite } from '../site';

/** Rows in one value of the store. */
const ROWS_A_PAGE = 100;
/** Requests for one person that one try makes at the most. */
const REQUESTS_A_TRY = 3;
/** After 2, 10 and 30 seconds, 2 and 5 minutes, and once before all of them. */
const TRIES_IN_TEN_MINUTES = 6;

it('goes on with the pages behind somebody whom Jira cannot answer for, asks again ever less often, and begins them in the end', async () => {
  const site = await TestSite.start();
  try {
    const [hanna, dormant, colleague] = await Promise.all(
      [HANNA, DORMANT, COLLEAGUE].map((email) => site.accountId(email)),
    );
    const between = Array.from({ length: ROWS_A_PAGE }, () => hanna);
    const file = [hanna, dormant, ...between, colleague].join('\n');
    const imported = await ImportOnSite.judged(site, `${file}\n`);
    await imported.startCanary();
    await site.drain();
    await site.fault([
      {
        target: 'jira',
        method: 'GET',
        path: `user\\?.*${String(dormant?.split(':')[1])}`,
        effect: { status: 500 },
      },
    ]);
    const before = (await site.requests()).length;
    await imported.confirm(null);
    await site.drain({ horizonSeconds: 600 });
    const asked = (await site.requests()).slice(before).filter(({ status }) => status === 500);
    expect(asked.length).toBeGreaterThan(REQUESTS_A_TRY);
    expect(asked.length).toBeLessThanOrEqual(REQUESTS_A_TRY * TRIES_IN_TEN_MINUTES);
    expect(await imported.view()).toMatchObject({
      stage: 'running',
      states: { done: 2, found: 1 },
      waiting: 'Line 2 could not be begun: Jira answered 500 (GET user). It is tried again.',
    });

    await site.clearFaults();
    await site.drain();
    await site.schedule('tick');
    await site.drain();
    expect(await imported.view()).toMatchObject({ stage: 'done', states: { done: 3 }, waiting: null });
  } finally {
    await site.close();
  }
}, 60_000);
