import type { Browser, Page } from 'playwright-core';
import { startEmulator, type Emulator } from '../../emulator/server';
import { openBrowser, openPage } from './browser';
import { openAppPage } from './visits';

const ADMINISTRATOR = 'jira-admin@acme.example';

let emulator: Emulator;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, quiet: true });
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await emulator.close();
});

beforeEach(async () => {
  await emulator.reset();
  page = await openPage(browser);
});

afterEach(async () => {
  await page.context().close();
});

/** Saves the settings as they are, through the form, with another stop window. */
async function setStopWindow(minutes: string): Promise<void> {
  await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Stop window, in minutes').fill(minutes);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
}

test('a rule goes back to rehearsal and live again, and not without a holding group', async () => {
  await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await page.getByRole('button', { name: 'Back to rehearsal' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Back to rehearsal' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Holding group' }).press('Backspace');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('dialog').getByText('Name a holding group first').waitFor();
}, 60_000);

test('settings that cannot be are marked as they are typed, and saving waits', async () => {
  await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('Time zone').fill('Europe/Berln');
  await page.getByText('There is no such time zone.').waitFor();
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await page.getByLabel('Time zone').fill('Europe/Paris');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Everything is saved.').waitFor();
});

test('of two administrators who change the settings, the slower one is told and can reload', async () => {
  await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByLabel('End of the working day').fill('17:30');
  const first = page;
  page = await page.context().newPage();
  await setStopWindow('15');
  await page.close();
  page = first;
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByText('Everything is saved.').waitFor();
  expect(await page.getByLabel('End of the working day').inputValue()).toBe('18:00');
  expect(await page.getByLabel('Stop window, in minutes').inputValue()).toBe('15');
}, 60_000);
