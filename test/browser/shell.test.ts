import type { Browser, Page } from 'playwright-core';
import { startEmulator, type Emulator } from '../../emulator/server';
import { accessibilityProblems } from './accessibility';
import { openBrowser, openPage } from './browser';

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

async function actAs(name: string): Promise<void> {
  await page.getByLabel('Act as').fill(name);
  await page.getByRole('option').first().click();
}

test('an agent resolves a ticket and reads the report on it', async () => {
  await page.goto(`${emulator.url}/?as=operator@acme.example`);
  await page.getByRole('link', { name: 'IT-1' }).click();
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
  const report = page
    .getByRole('list', { name: 'Comments' })
    .getByRole('listitem')
    .filter({ hasText: 'Internal note' });
  await report.first().waitFor();
  expect(await report.first().innerText()).toContain('Removed from the group');
  await page.getByRole('tab', { name: /History/ }).click();
  await page.getByRole('list', { name: 'History' }).getByText('status').waitFor();
}, 60_000);

test('whoever may not work on a ticket gets no transition, and the choice of person stays', async () => {
  await page.goto(`${emulator.url}/browse/IT-1`);
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  await actAs('colleague@acme.example');
  await page.getByRole('button', { name: 'Resolve' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Carla Conti', { exact: true }).first().waitFor();
});

test('the administrator page is offered to those who administer Jira only', async () => {
  await page.goto(`${emulator.url}/?as=operator@acme.example`);
  await page.getByRole('link', { name: 'IT-1' }).waitFor();
  const settings = page.getByRole('navigation').getByRole('region', { name: 'Jira settings' });
  expect(await settings.count()).toBe(0);
});

test.each([
  '/',
  '/browse/IT-1',
  '/jira/people',
  '/jira/groups',
  '/emulator/traffic',
  '/emulator/storage',
  '/emulator/time',
  '/emulator/faults',
])(
  'the page %s is accessible in both themes',
  async (path) => {
    await page.goto(`${emulator.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.locator('.shell-loading').first().waitFor({ state: 'detached' });
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await page.locator('html[data-color-mode="dark"]').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  },
  60_000,
);

test('the shell works with the keyboard alone', async () => {
  await page.goto(`${emulator.url}/`);
  await page.getByRole('link', { name: 'IT-1' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('content');
  await page.getByRole('link', { name: 'IT-1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Resolve' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
});
