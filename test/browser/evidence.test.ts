import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { AUDITOR, type TestSite } from '../journeys/site';
import { headOnTicket, verify } from '../journeys/evidence/exported';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await site.reset('company');
  await site.resolve('IT-2');
});

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const frame = () => page.frameLocator('iframe.uikit-frame');

test('an auditor saves the evidence of a ticket, and the verifier says that it holds', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  await page.getByRole('tab', { name: 'Evidence' }).click();
  await page.getByText('A ticket', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Ticket' }).fill('IT-2');
  await press('Prepare files');
  await page.getByText('Runs: 1.').waitFor();
  const saving = page.waitForEvent('download');
  await frame()
    .getByRole('button', { name: /^Save leaver-evidence-IT-2/ })
    .click();
  const saved = await saving;
  const content = readFileSync(await saved.path(), 'utf8');
  const name = saved.suggestedFilename();
  expect(verify([{ name, type: '', content }], ...(await headOnTicket(site, 'IT-2'))).status).toBe(0);
  await expectGoodPage(page);
});

test('a report is printed with what was not covered, from the run', async () => {
  await openAppPage(page, site, AUDITOR, 'Apps');
  const runs = page.getByRole('table', { name: /Runs, newest/ });
  await runs.getByRole('row').nth(1).getByRole('button').first().click();
  await press('Export evidence');
  await page.getByText('Report to print', { exact: true }).click();
  await press('Prepare files');
  await frame().getByRole('button', { name: 'Print' }).click();
  await frame().locator('#report').getByText('Not covered by Leaver').waitFor({ state: 'attached' });
});
