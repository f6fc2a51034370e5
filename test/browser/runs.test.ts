import type { Browser, Page } from 'playwright-core';
import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  TestSite,
} from '../journeys/site';
import { offboard } from '../pages/calls';
import { storeRuns } from '../pages/stored-runs';
import { accessibilityProblems } from './accessibility';
import { openBrowser, openPage } from './browser';
import { openAppPage } from './visits';

const LEO = 'Leo Lindqvist';
const SVEN = 'Sven Yilmaz';
const CHIARA = 'Chiara Novak';
const HOUR = 3_600_000;
const IN_THE_FUTURE = { kind: 'date', date: '2099-03-01' } as const;

let site: TestSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await TestSite.start();
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  await site.reset();
  page = await openPage(browser);
});

afterEach(async () => {
  await page.context().close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const table = () => page.getByRole('table', { name: /Runs, newest/ });
const row = (name: string) => table().getByRole('button', { name });

async function openRuns(): Promise<void> {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Runs' }).click();
}

async function pick(field: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

async function expectGoodPage(): Promise<void> {
  expect(await page.locator('.uikit-problem').allInnerTexts()).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
}

test('an operator finds a run in the list and sees what it did, with the keyboard alone', async () => {
  await site.resolve('IT-1');
  await openRuns();
  await table().getByText('Incomplete').waitFor();
  await row(LEO).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: LEO }).waitFor();
  await page
    .getByRole('table', { name: /Every change/ })
    .getByText('Removed from group design')
    .waitFor();
  await page
    .getByText(/owns 3 filters/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await row(LEO).waitFor();
  expect(await page.evaluate('document.activeElement.innerText')).toBe(LEO);
}, 60_000);

test('the runs are filtered by one thing or several, and shown all again with one click', async () => {
  await site.resolve('IT-2');
  await site.resolve('IT-3', SECOND_OPERATOR);
  await openRuns();
  await row(CHIARA).waitFor();
  await pick('Operator', 'Samuel Okafor');
  await row(CHIARA).waitFor({ state: 'detached' });
  await row(SVEN).waitFor();
  await pick('Status', 'Completed');
  await page.getByText('No run matches').waitFor();
  await expectGoodPage();
  await button('Clear filters').click();
  await row(CHIARA).waitFor();
  await row(SVEN).waitFor();
  expect(await button('Clear filters').isDisabled()).toBe(true);

  await row(SVEN).click();
  await button(`All runs of ${SVEN}`).click();
  await row(SVEN).waitFor();
  await row(CHIARA).waitFor({ state: 'detached' });
  expect(await button('Clear filters').isDisabled()).toBe(false);
}, 60_000);

test('a long list comes in pages, and a search says how far back it looked', async () => {
  await offboard(site, [CONTRACTOR]);
  await site.drain();
  const newest = site.now();
  storeRuns(site.emulator.host(), 600, (index) => ({
    id: `stored-${String(index)}`,
    createdAt: new Date(newest - (index + 1) * HOUR).toISOString(),
    status: index === 500 ? 'failed' : 'completed',
  }));
  await openRuns();
  await page.getByText('25 runs shown.').waitFor();
  await button('Load more').click();
  await page.getByText('50 runs shown.').waitFor();
  await pick('Operator', 'Olga Petrova');
  await pick('Status', 'Failed');
  await page.getByText(/Looked back to \d+ \w+ \d{4}\./).waitFor();
  await page.getByText('None found so far.').waitFor();
  await expectGoodPage();
  await button('Look further').click();
  await page.getByText('1 run shown. There are no older runs.').waitFor();
}, 60_000);

test('runs that were started together share a bar until the last has ended', async () => {
  await offboard(site, [LEAVER, DORMANT], { changes: { when: IN_THE_FUTURE } });
  await openRuns();
  await page.getByRole('heading', { name: /Started together:.*Leo Lindqvist/ }).waitFor();
  await page.getByText('0 of 2 runs have ended').waitFor();
  await expectGoodPage();
  await row(LEO).click();
  await page.getByText('0 of 2 runs have ended').waitFor();
  await button('Cancel run').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await page.getByText('The run was asked to stop').waitFor();
  await expectGoodPage();
  await page.getByText('Why it was cancelled').waitFor();
  await page.getByText('1 of 2 runs have ended').waitFor();
  expect(await button('Cancel run').count()).toBe(0);
}, 60_000);

test('an empty holding group says what it is for', async () => {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Holding group' }).click();
  await page.getByText('Nobody is held').waitFor();
  await expectGoodPage();
}, 60_000);

test('whoever may not read the runs reads why', async () => {
  await openAppPage(page, site, COLLEAGUE, 'Apps');
  await page.getByText('Leaver could not be opened').waitFor();
  await page.getByText('You need the permission').waitFor();
}, 60_000);

test('the list, a run and the holding group are accessible in both themes', async () => {
  await site.resolve('IT-3');
  await openRuns();
  for (const theme of ['dark', 'light'] as const) {
    await button(`Use the ${theme} theme`).click();
    await row(SVEN).waitFor();
    await expectGoodPage();
    await row(SVEN).click();
    await page.getByRole('table', { name: /Groups that the person/ }).waitFor();
    await expectGoodPage();
    await button('Back to the runs').click();
    await row(SVEN).waitFor();
  }
}, 60_000);
