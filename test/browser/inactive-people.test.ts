import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { AUDITOR, JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await site.reset('company');
  await site.drain();
});

const openTab = async (who: string): Promise<void> => {
  await openAppPage(page, site, who, 'Apps');
  await page.getByRole('tab', { name: 'Inactive people' }).click();
};
const people = () => page.getByRole('table', { name: /People whose access is not used/ });

test('the tab begins to learn, and then names who has done nothing for months, with source and date', async () => {
  await openTab(OPERATOR);
  await page.getByText('Leaver begins to learn who may use this site').waitFor();
  await expectGoodPage(page);
  await site.drain({ horizonSeconds: 0 });
  await people().getByRole('link', { name: 'Dora Meyer' }).waitFor();
  await people()
    .getByText(/^Jira's history: Between/)
    .waitFor();
  await people().getByText('No sign of activity for 90 days').waitFor();
  await page.getByRole('table', { name: 'Sources of activity' }).waitFor();
  await expectGoodPage(page);
});

test('an auditor saves the list as a table', async () => {
  await site.call('operator', 'getInactive', {}, AUDITOR);
  await site.drain({ horizonSeconds: 0 });
  await openTab(AUDITOR);
  await page.getByRole('button', { name: 'Prepare a table' }).click();
  const saving = page.waitForEvent('download');
  await page
    .frameLocator('iframe.uikit-frame')
    .getByRole('button', { name: /^Save leaver-inactive-people/ })
    .click();
  expect(readFileSync(await (await saving).path(), 'utf8')).toContain('Dora Meyer');
});

test('an administrator tries another rule, which changes nothing, and saves it', async () => {
  await site.call('operator', 'getInactive', {}, JIRA_ADMIN);
  await site.drain({ horizonSeconds: 0 });
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Who is inactive' }).click();
  await page.getByRole('spinbutton', { name: 'Days without a sign of activity' }).fill('5');
  await page.getByRole('button', { name: 'Try the rule' }).click();
  await page.getByText(/^Today the rule would name [2-9]/).waitFor();
  await page.getByText('Dora Meyer').waitFor();
  await expectGoodPage(page);
  await page.getByRole('combobox', { name: 'As of' }).fill('08/08/2026');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Try the rule' }).click();
  await page.getByText(/^On 8 Aug 2026 the rule would have named at least 1 of /).waitFor();
  await page.getByText(/^Groups, protection and exceptions are taken as they are today/).waitFor();
  await expectGoodPage(page);
  expect(await site.call('operator', 'getInactive', {}, JIRA_ADMIN)).toMatchObject({
    rule: { thresholdDays: 90 },
  });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings are saved').first().waitFor();
  expect(await site.call('operator', 'getInactive', {}, JIRA_ADMIN)).toMatchObject({
    rule: { thresholdDays: 5 },
  });
});
