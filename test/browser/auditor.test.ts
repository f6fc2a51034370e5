import type { Page } from 'playwright-core';
import { AUDITOR, SYNCED, type TestSite } from '../journeys/site';
import { agreedTo, answerOf } from '../pages/calls';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

const SVEN = 'Sven Yilmaz';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  // It ends with something left, which an operator may retry.
  await site.resolve('IT-3');
});

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('an auditor sees the runs and everything about one, and has no way to act', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByText('You may look at everything here.').waitFor();
  expect(await page.getByRole('tab').allInnerTexts()).toEqual([
    'Runs',
    'Holding group',
    'Inactive people',
    'Import',
    'Evidence',
  ]);
  await page
    .getByRole('table', { name: /Runs, newest/ })
    .getByRole('button', { name: SVEN })
    .click();
  await page
    .getByRole('table', { name: /Before and after/ })
    .getByText('Product access')
    .waitFor();
  await page
    .getByText(/idp-engineering/)
    .first()
    .waitFor();
  expect(await button(/Retry|Cancel run/).count()).toBe(0);
  await expectGoodPage(page);
});

test('an auditor looks at inactive people and imports, and has no way to act', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByRole('tab', { name: 'Inactive people' }).click();
  await page.getByRole('heading', { name: 'How this is known' }).waitFor();
  expect(await button(/Approve|Dismiss|Stop/).count()).toBe(0);
  await page.getByRole('tab', { name: 'Import' }).click();
  await page.getByText('No imports yet').waitFor();
  expect(await page.getByRole('tabpanel').locator('iframe').count()).toBe(0);
  await expectGoodPage(page);
});

test('an auditor sees who is held and by whom, and comes from there to the run', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByRole('tab', { name: 'Holding group' }).click();
  const held = page.getByRole('table', { name: 'People in the holding group' });
  await held.getByRole('link', { name: SVEN }).waitFor();
  await held.getByText('Olga Petrova').waitFor();
  await expectGoodPage(page);
  await held.getByRole('button', { name: `Run of ${SVEN}` }).click();
  await page.getByRole('heading', { level: 2, name: SVEN }).waitFor();
});

test('the server refuses an auditor who acts all the same, in words, and nothing happens', async () => {
  const accountId = await site.accountId(AUDITOR);
  const [run] = await site.runs();
  const start = await agreedTo(site, [SYNCED]);
  const acts = { retryRun: { id: run?.id }, cancelRun: { id: run?.id }, start };
  const before = await site.runs();
  for (const [functionKey, payload] of Object.entries(acts)) {
    const answer = await answerOf(site, { module: 'operator', functionKey, payload, accountId });
    expect(answer).toEqual({ error: expect.stringContaining('You need the permission') as unknown });
  }
  expect(await site.runs()).toEqual(before);
});
