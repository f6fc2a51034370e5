import type { Page } from 'playwright-core';
import { JIRA_ADMIN, LEAVER, OPERATOR, SITE_ADMIN, type TestSite } from '../journeys/site';
import { limitTo } from '../journeys/breaker/daily-limit';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

const REASON = 'Two teams leave today.';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await limitTo(site, 1);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });

async function openLimit(as: string): Promise<void> {
  await openAppPage(page, site, as, 'Jira settings');
  await page.getByRole('tab', { name: 'Daily limit' }).click();
}

test('one administrator sees that the limit holds everything and asks, a second one agrees, and it goes on', async () => {
  const before = await site.groupsOf(LEAVER);
  await site.resolve('IT-2');
  await site.resolve('IT-1');
  expect(await site.groupsOf(LEAVER)).toEqual(before);

  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByText(/The limit of 1 person within 24 hours is reached/).waitFor();
  await expectGoodPage(page);

  await openLimit(JIRA_ADMIN);
  await page.getByText('Everything is held: the daily limit is reached').waitFor();
  await page.getByText('1 of 1').waitFor();
  await expectGoodPage(page);
  await button('Ask for a release').click();
  expect(await inDialog('Ask a second administrator').isDisabled()).toBe(true);
  await dialog().getByLabel('People').fill('3');
  await dialog().getByLabel('Why').fill(REASON);
  await inDialog('Ask a second administrator').click();
  await page.getByText(/Jonas Brandt asked, .* Somebody else has to agree/).waitFor();
  expect(await button('Agree').count()).toBe(0);
  await expectGoodPage(page);

  await openLimit(SITE_ADMIN);
  await page.getByText(`Reason: ${REASON}`).waitFor();
  await button('Agree').click();
  await inDialog('Agree').click();
  await page.getByText('Everything is held: the daily limit is reached').waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: REASON }).waitFor();
  await expectGoodPage(page);
  await site.drain();
  expect(await site.groupsOf(LEAVER)).toEqual([]);
});

test('a bulk is planned beforehand, and dismissed by the one who does not want it', async () => {
  await openLimit(JIRA_ADMIN);
  await page.getByText('0 of 1').waitFor();
  await button('Plan a bulk').click();
  await dialog().getByLabel('People').fill('40');
  const day = dayAhead(site.now());
  await fillMoment('From', day, '08:00');
  await fillMoment('Until', day, '18:00');
  await dialog().getByLabel('Why').fill(REASON);
  await inDialog('Ask a second administrator').click();
  await page.getByText(/40 people may begin from .*08:00/).waitFor();

  await openLimit(SITE_ADMIN);
  await button('Dismiss').click();
  await inDialog('Dismiss').click();
  await page.getByText(/40 people may begin/).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('cell', { name: /Dismissed what Jonas Brandt asked for/ }).waitFor();
});

/** Next week as the field takes it where the reader is: day/month/year. */
function dayAhead(now: number): string {
  const day = new Date(now + 7 * 24 * 3_600_000);
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC' }).format(day);
}

async function fillMoment(label: string, date: string, time: string): Promise<void> {
  await dialog().getByLabel(`${label}, day`).fill(date);
  await page.keyboard.press('Enter');
  await dialog().getByLabel(`${label}, time`).fill(time);
  await page.keyboard.press('Enter');
}

test('the numbers stand in the settings, and those that make no sense are said at once', async () => {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Operators and limits' }).click();
  await page.getByLabel('Always allowed').fill('9');
  await page.getByText('What is always allowed cannot be more than the limit itself.').waitFor();
  await page.getByLabel('People within 24 hours').fill('0');
  await page.getByText('Give a whole number of people from 1 to 2000.').waitFor();
  await page.getByLabel('People within 24 hours').fill('30');
  await page.getByLabel('Alert ticket').fill('it-4');
  await button('Save').click();
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('tab', { name: 'Daily limit' }).click();
  await page.getByText('0 of 30').waitFor();
});
