import type { Page } from 'playwright-core';
import {
  COLLEAGUE,
  CONTRACTOR,
  DORMANT,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  type TestSite,
} from '../journeys/site';
import { offboard } from '../pages/calls';
import { storeRuns } from '../pages/stored-runs';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';

const LEO = 'Leo Lindqvist';
const SVEN = 'Sven Yilmaz';
const CHIARA = 'Chiara Novak';
const HOUR = 3_600_000;
const IN_THE_FUTURE = { kind: 'date', date: '2099-03-01' } as const;

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const table = () => page.getByRole('table', { name: /Runs, newest/ });
const row = (name: string) => table().getByRole('button', { name });

async function openRuns(): Promise<void> {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Runs' }).click();
}

test('an operator finds a run in the list and sees what it did, with the keyboard alone', async () => {
  await site.resolve('IT-3');
  await openRuns();
  await table().getByText('Incomplete').waitFor();
  await row(SVEN).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: SVEN }).waitFor();
  await page
    .getByRole('table', { name: /Every change/ })
    .getByText('Removed from group engineering')
    .waitFor();
  await page
    .getByText(/idp-engineering/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await row(SVEN).waitFor();
  expect(await page.evaluate('document.activeElement.innerText')).toBe(SVEN);
});

test('the runs are filtered by one thing or several, and shown all again with one click', async () => {
  await site.resolve('IT-2');
  await site.resolve('IT-3', SECOND_OPERATOR);
  await openRuns();
  await row(CHIARA).waitFor();
  await pick(page, 'Operator', 'Samuel Okafor');
  await row(CHIARA).waitFor({ state: 'detached' });
  await row(SVEN).waitFor();
  await pick(page, 'Status', 'Completed');
  await page.getByText('No run matches').waitFor();
  await expectGoodPage(page);
  await button('Clear filters').click();
  await row(CHIARA).waitFor();
  await row(SVEN).waitFor();
  expect(await button('Clear filters').isDisabled()).toBe(true);

  await row(SVEN).click();
  await button(`All runs of ${SVEN}`).click();
  await row(SVEN).waitFor();
  await row(CHIARA).waitFor({ state: 'detached' });
  expect(await button('Clear filters').isDisabled()).toBe(false);
});

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
  await pick(page, 'Operator', 'Olga Petrova');
  await pick(page, 'Status', 'Failed');
  await page.getByText(/Looked back to \d+ \w+ \d{4}\./).waitFor();
  await page.getByText('None found so far.').waitFor();
  await expectGoodPage(page);
  await button('Look further').click();
  await page.getByText('1 run shown. There are no older runs.').waitFor();
});

test('runs that were started together share a bar until the last has ended', async () => {
  await offboard(site, [LEAVER, DORMANT], { changes: { when: IN_THE_FUTURE } });
  await openRuns();
  await page.getByRole('heading', { name: /Started together:.*Leo Lindqvist/ }).waitFor();
  await page.getByText('0 of 2 runs have ended').waitFor();
  await expectGoodPage(page);
  await row(LEO).click();
  await page.getByText('0 of 2 runs have ended').waitFor();
  await button('Cancel run').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await page.getByText('The run was asked to stop').waitFor();
  await expectGoodPage(page);
  await page.getByText('Why it was cancelled').waitFor();
  await page.getByText('1 of 2 runs have ended').waitFor();
  expect(await button('Cancel run').count()).toBe(0);
});

test('an empty holding group says what it is for', async () => {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Holding group' }).click();
  await page.getByText('Nobody is held').waitFor();
  await expectGoodPage(page);
});

test('whoever may not read the runs reads why', async () => {
  await openAppPage(page, site, COLLEAGUE, 'Apps');
  await page.getByText('Leaver could not be opened').waitFor();
  await page.getByText('You need the permission').waitFor();
});

test('a list that somebody comes back to has what began meanwhile', async () => {
  await openRuns();
  await page.getByText('No runs yet').waitFor();
  await page.getByRole('tab', { name: 'Holding group' }).click();
  await offboard(site, [CONTRACTOR]);
  await site.drain();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await row(CHIARA).waitFor();
});

test('the figures say from when they are, once they were counted', async () => {
  await site.resolve('IT-3');
  await openRuns();
  await page.getByText('The figures have not been counted yet.').waitFor();
  await site.schedule('tick');
  await openRuns();
  await page.getByText(/Counted .* within five minutes of a change/).waitFor();
  await page.getByText('1 complete').or(page.getByText('0 complete, 1 with something left')).waitFor();
  await expectGoodPage(page);
});

test('the list and a run are accessible', async () => {
  await site.resolve('IT-3');
  await openRuns();
  await row(SVEN).waitFor();
  await expectGoodPage(page);
  await row(SVEN).click();
  await page.getByRole('table', { name: `Groups that ${SVEN} is taken out of` }).waitFor();
  await expectGoodPage(page);
});
