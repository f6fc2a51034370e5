import type { Browser, Page } from 'playwright-core';
import { AUDITOR, SYNCED, TestSite } from '../journeys/site';
import { agreedTo, answerOf } from '../pages/calls';
import { accessibilityProblems } from './accessibility';
import { openBrowser, openPage } from './browser';
import { openAppPage } from './visits';

const SVEN = 'Sven Yilmaz';

let site: TestSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await TestSite.start();
  browser = await openBrowser();
  page = await openPage(browser);
  // It ends with something left, which an operator may retry.
  await site.resolve('IT-3');
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });

test('an auditor sees the runs and everything about one, and has no way to act', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByText('You may look at everything here.').waitFor();
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Runs', 'Holding group']);
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
  expect(await accessibilityProblems(page)).toEqual([]);
}, 60_000);

test('an auditor sees who is held and by whom, and comes from there to the run', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByRole('tab', { name: 'Holding group' }).click();
  const held = page.getByRole('table', { name: 'People in the holding group' });
  await held.getByRole('link', { name: SVEN }).waitFor();
  await held.getByText('Olga Petrova').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await held.getByRole('button', { name: `Run of ${SVEN}` }).click();
  await page.getByRole('heading', { level: 2, name: SVEN }).waitFor();
}, 60_000);

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
