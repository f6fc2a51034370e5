import type { Page } from 'playwright-core';
import { JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

/** Long enough to be looked at. */
const SLOW = { target: 'jira', effect: { latencyMs: 6000 } };
const JIRA_FAILS = { target: 'jira', effect: { status: 503 } };
const LIST_FAILS = { target: 'storage', path: 'entity/query', effect: { status: 500 } };

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

const tab = (name: string) => page.getByRole('tab', { name });
const retry = () => page.getByRole('button', { name: 'Try again' });

const openConsole = () => openAppPage(page, site, OPERATOR, 'Apps');
const openAdministration = () => openAppPage(page, site, JIRA_ADMIN, 'Jira settings');

test.each([
  ['the operator’s page', openConsole, 'Leaver could not be opened'],
  ['the administrator’s page', openAdministration, 'The settings could not be read'],
  [
    'the ticket panel',
    () => page.goto(`${site.url}/browse/IT-1?as=${OPERATOR}`),
    'The state could not be read',
  ],
])('%s says in words that it loads, and that it could not', async (_, open, failed) => {
  await site.fault([SLOW]);
  await open();
  await page
    .getByText(/^(Loading|Reading) .*…$/)
    .first()
    .waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await site.fault([JIRA_FAILS]);
  await open();
  await page.getByText(failed).waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await retry().click();
  await page.getByText(failed).waitFor({ state: 'detached' });
});

test('the runs say that there are none, that they could not be read, and that they are from before', async () => {
  await openConsole();
  await tab('Runs').click();
  await page.getByText('No runs yet').waitFor();
  await expectGoodPage(page);
  await tab('Offboard').click();
  await site.fault([LIST_FAILS]);
  await tab('Runs').click();
  await page.getByText('The list may be out of date').waitFor();
  await expectGoodPage(page);
  await openConsole();
  await tab('Runs').click();
  await page.getByText('The runs could not be read').waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await retry().click();
  await page.getByText('No runs yet').waitFor();
});

test('the holding group and the figures say the same', async () => {
  await openConsole();
  await tab('Holding group').click();
  await page.getByText('Nobody is held').waitFor();
  await expectGoodPage(page);
  await tab('Runs').click();
  await site.fault([JIRA_FAILS]);
  await tab('Holding group').click();
  await page.getByText('The holding group could not be read').waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await site.fault([{ target: 'storage', path: '/api/v1/get', effect: { status: 500 } }]);
  await openConsole();
  await page.getByText('The figures could not be read').waitFor();
  await expectGoodPage(page);
});

test('each tab of the administrator says that it could not be read', async () => {
  await openAdministration();
  await page.getByText('Leaver is set up').or(page.getByText('steps done')).first().waitFor();
  await site.fault([JIRA_FAILS]);
  await page.getByRole('button', { name: 'Look again' }).click();
  await page.getByText('The checklist may be out of date').waitFor();
  await expectGoodPage(page);
  await tab('Ticket rules').click();
  await page.getByText('Some names could not be read').first().waitFor();
  await expectGoodPage(page);
  await tab('Doctor').click();
  await page.getByRole('button', { name: 'Run the Doctor' }).click();
  await retry().waitFor();
  await expectGoodPage(page);
  await tab('Changes').click();
  await page.getByText('The changes could not be read').waitFor();
  await expectGoodPage(page);
});
