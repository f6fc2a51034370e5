import type { Page } from 'playwright-core';
import { JIRA_ADMIN, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';
import { chooseOption } from './choose-option';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await site.reset('company');
});

const press = (name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();

test('an administrator enters the key of the organisation and switches a use of it on', async () => {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Channels' }).click();
  const key = page.getByLabel('Key', { exact: true }).first();
  await key.fill('emulator-org-key-with-scopes');
  await press('Enter the key');
  await page.getByText('This key has scopes').waitFor();
  await key.fill('emulator-org-key');
  await press('Enter the key');
  await page.getByText('Opens Acme.').waitFor();
  await press('Test the key');
  await page.getByText('Atlassian accepts the key. It opens Acme.').waitFor();
  await expectGoodPage(page);

  const choose = async (list: string, option: string) => {
    await page.getByRole('combobox', { name: list, exact: true }).click();
    await chooseOption(page, option, true);
  };
  await choose('Organisation', 'Acme');
  await choose('Directory', 'Acme');
  await page.getByText('Use the key of the organisation', { exact: true }).click();
  await page.getByText('Suspend', { exact: true }).click();
  await press('Save');
  await page.getByText('The channels are saved.').waitFor();
  const { channels } = (await site.call('admin', 'getSettings', {}, JIRA_ADMIN)) as {
    channels: { organisation: { on: boolean; uses: string[] } };
  };
  expect(channels.organisation).toMatchObject({ on: true, uses: ['suspend'] });
  expect(await page.content()).not.toContain('emulator-org-key');
});
