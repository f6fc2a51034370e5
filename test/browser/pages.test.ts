import type { Browser, Page } from 'playwright-core';
import { startEmulator, type Emulator } from '../../emulator/server';
import { accessibilityProblems } from './accessibility';
import { openBrowser } from './browser';
import { openAppPage, resolveTicket } from './visits';

const OPERATOR = 'operator@acme.example';
const ADMINISTRATOR = 'jira-admin@acme.example';
const LEAVER = 'Leo Lindqvist';

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
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  page = await context.newPage();
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

async function expectNoProblems(): Promise<void> {
  expect(await page.locator('.uikit-problem').allInnerTexts()).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
}

test('an operator finds a run in the list and sees what it did, with the keyboard alone', async () => {
  await resolveTicket(page, emulator, OPERATOR, 'IT-1');
  await openAppPage(page, emulator, OPERATOR, 'Apps');
  const person = page.getByRole('table').getByRole('button', { name: LEAVER });
  await page.getByRole('table').getByText('Incomplete').waitFor();
  await person.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 2, name: LEAVER }).waitFor();
  await page
    .getByRole('table', { name: /Every change/ })
    .getByText('Removed from group design')
    .waitFor();
  await page
    .getByText(/owns 3 filters/)
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await person.waitFor();
  expect(await page.evaluate('document.activeElement.innerText')).toBe(LEAVER);
}, 60_000);

test('a run that waits for its start is cancelled, and the page shows it without being reloaded', async () => {
  await setStopWindow('10');
  await resolveTicket(page, emulator, OPERATOR, 'IT-1');
  await openAppPage(page, emulator, OPERATOR, 'Apps');
  await page.getByRole('table').getByRole('button', { name: LEAVER }).click();
  await page.getByRole('button', { name: 'Cancel run' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel run' }).click();
  await page.getByText('Why it was cancelled').waitFor();
  expect(await page.getByRole('button', { name: 'Cancel run' }).count()).toBe(0);
}, 60_000);

test('whoever may not read the runs reads why', async () => {
  await openAppPage(page, emulator, 'colleague@acme.example', 'Apps');
  await page.getByText('The runs could not be read').waitFor();
  await page.getByText('You need the permission').waitFor();
});

test('a rule goes back to rehearsal and live again, and not without a holding group', async () => {
  await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
  await page.getByRole('button', { name: 'Back to rehearsal' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Back to rehearsal' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('textbox', { name: 'Holding group' }).fill('');
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

test('every tab and a run are accessible in both themes, and known to the renderer', async () => {
  await openAppPage(page, emulator, OPERATOR, 'Apps');
  await page.getByText('No runs yet').waitFor();
  await expectNoProblems();
  await resolveTicket(page, emulator, OPERATOR, 'IT-3');
  for (const theme of ['dark', 'light'] as const) {
    await page.getByRole('button', { name: `Use the ${theme} theme` }).click();
    await openAppPage(page, emulator, OPERATOR, 'Apps');
    await page.getByRole('table').getByText('Incomplete').waitFor();
    await expectNoProblems();
    await page.getByRole('table').getByRole('button').first().click();
    await page.getByRole('table', { name: /Groups that the person/ }).waitFor();
    await expectNoProblems();
    await openAppPage(page, emulator, ADMINISTRATOR, 'Jira settings');
    await page.getByRole('heading', { name: 'Ticket rules' }).waitFor();
    await expectNoProblems();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByLabel('Time zone').waitFor();
    await expectNoProblems();
  }
}, 120_000);
