import type { Page } from 'playwright-core';
import {
  approveAndTell,
  candidate,
  candidates,
  learn,
  OPEN_PROJECT,
  saveSweep,
} from '../journeys/candidates/way';
import { COLLEAGUE, DORMANT, JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { chooseOption } from './choose-option';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
}, OPEN_PROJECT);

const found = async (): Promise<void> => {
  await learn(site);
  await saveSweep(site);
  await site.schedule('daily');
};

test('an operator approves people who were found, and sees them at the next stage', async () => {
  await found();
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Inactive people' }).click();
  await page.getByRole('checkbox', { name: 'Dora Meyer' }).click();
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Tell 1 person' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tell them' }).click();
  await page.getByText('Done for 1 person').waitFor();
  await page.getByText('Nobody is at this stage').waitFor();
  await site.schedule('tick');
  await page.getByRole('combobox', { name: 'Stage' }).click();
  await chooseOption(page, 'In the grace period');
  await page.getByText(/^Access ends /).waitFor();
  await expectGoodPage(page);
});

test('an operator dismisses somebody with a reason, for ever', async () => {
  await found();
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Inactive people' }).click();
  await page.getByRole('checkbox', { name: 'Dora Meyer' }).click();
  await page.getByRole('button', { name: 'Dismiss 1 person' }).click();
  const dialog = page.getByRole('dialog');
  const confirm = dialog.getByRole('button', { name: 'Dismiss', exact: true });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('For ever').click({ force: true });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('Looks after the archive');
  await expectGoodPage(page);
  await confirm.click();
  await page.getByText('Nobody is at this stage').waitFor();
  expect(await candidate(site, 'dismissed')).toMatchObject({ until: null });
});

test('the person keeps their access on the ticket, and others only read about it', async () => {
  await found();
  const key = await approveAndTell(site);
  await page.goto(`${site.url}/browse/${key}?as=${COLLEAGUE}`);
  const panel = page.getByRole('region', { name: 'Leaver' });
  await panel.getByText('Only the person themself can keep it.').waitFor();
  expect(await panel.getByRole('button', { name: 'Keep my access' }).count()).toBe(0);
  await page.goto(`${site.url}/browse/${key}?as=${DORMANT}`);
  await panel.getByText(/^The access of Dora Meyer ends on /).waitFor();
  await expectGoodPage(page);
  await panel.getByRole('button', { name: 'Keep my access' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep my access' }).click();
  await panel.getByText('Dora Meyer keeps the access.').waitFor();
  expect(await candidates(site, 'kept')).toHaveLength(1);
});

test('an administrator says what is done, and reads why it cannot be so', async () => {
  await learn(site);
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Inactivity' }).click();
  await page.getByText('Act after notice').click();
  await page.getByRole('combobox', { name: 'Project of the tickets' }).fill('ENG');
  await chooseOption(page, 'Engineering (ENG)');
  await page.getByRole('combobox', { name: 'Type of the tickets' }).click();
  await chooseOption(page, 'Task');
  await page
    .getByRole('textbox', { name: 'Notice' })
    .fill('Dear {name}, do you need {product}? It ends on {date}.');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/answers for it as an operator/).waitFor();
  await page.getByText('Ask for a review').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('What is done was saved').waitFor();
  await site.schedule('daily');
  await candidate(site, 'found');
});
