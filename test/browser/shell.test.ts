import type { Page } from 'playwright-core';
import type { TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { resolveTicket } from './visits';
import { chooseOption } from './choose-option';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

async function actAs(name: string): Promise<void> {
  await page.getByLabel('Act as').fill(name);
  await chooseOption(page, name);
}

test('an agent resolves a ticket and reads the report on it', async () => {
  await resolveTicket(page, site, 'operator@acme.example', 'IT-1');
  const report = page
    .getByRole('list', { name: 'Comments' })
    .getByRole('listitem')
    .filter({ hasText: 'Internal note' });
  await report.first().waitFor();
  expect(await report.first().innerText()).toContain('Removed from the group');
  await page.getByRole('tab', { name: /History/ }).click();
  await page.getByRole('list', { name: 'History' }).getByText('status').waitFor();
});

test('whoever may not work on a ticket gets no transition, and the choice of person stays', async () => {
  await page.goto(`${site.url}/browse/IT-1`);
  await page.getByRole('button', { name: 'Resolve' }).waitFor();
  await actAs('colleague@acme.example');
  await page.getByRole('button', { name: 'Resolve' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByText('Carla Conti', { exact: true }).first().waitFor();
});

test('whom the address asks for is still there after another page was opened and read again', async () => {
  await page.goto(`${site.url}/?as=colleague@acme.example`);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
  await page.reload();
  await page.getByRole('banner').getByText('Carla Conti', { exact: true }).waitFor();
});

test('at 900 pixels the menu leaves the page most of the screen', async () => {
  await page.setViewportSize({ width: 900, height: 800 });
  await page.goto(`${site.url}/`);
  await page.getByRole('link', { name: 'IT-1' }).waitFor();
  const box = await page.getByRole('navigation', { name: 'Site' }).boundingBox();
  expect(box?.height).toBeLessThan(120);
  await expectGoodPage(page);
});

test('the administrator page is offered to those who administer Jira only', async () => {
  await page.goto(`${site.url}/?as=operator@acme.example`);
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
])('the page %s is accessible in both themes', async (path) => {
  await page.goto(`${site.url}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.shell-loading').first().waitFor({ state: 'detached' });
  await expectGoodPage(page);
});

test('the theme is chosen by a button, and stays', async () => {
  await page.goto(`${site.url}/`);
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await page.locator('html[data-color-mode="dark"]').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Use the light theme' }).waitFor();
  await page.locator('html[data-color-mode="dark"]').waitFor();
});

test('the shell works with the keyboard alone', async () => {
  await page.goto(`${site.url}/`);
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
