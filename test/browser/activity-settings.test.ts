import type { Page } from 'playwright-core';
import { call } from '../pages/calls';
import { learn, OPEN_PROJECT, saveSweep } from '../journeys/candidates/way';
import { JIRA_ADMIN, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await learn(site);
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
}, OPEN_PROJECT);

const settings = () => call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);

test('an administrator lets views of issues count, and reads what that may miss', async () => {
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Who is inactive' }).click();
  expect((await settings()).inactivity.views).toBe(false);
  await page.getByText(/^Leaver hears of one view in twenty/).waitFor();
  // The box of a toggle lies below what is drawn of it.
  await page.getByLabel('Looking at issues counts, too').click({ force: true });
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved').first().waitFor();
  expect((await settings()).inactivity.views).toBe(true);
});

test('an administrator names the transition that closes the tickets', async () => {
  await saveSweep(site);
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Inactivity', exact: true }).click();
  await page.getByLabel('Transition that closes the ticket').fill('Resolve');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('What is done was saved').waitFor();
  expect((await settings()).sweep.tracking).toMatchObject({ projectKey: 'ENG', doneMove: 'Resolve' });
});
