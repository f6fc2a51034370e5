import type { Page } from 'playwright-core';
import { JIRA_ADMIN, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';

const TOOL = 'People system';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const keys = () => page.getByRole('table', { name: /Keys and rules/ });

async function openOtherTools(): Promise<void> {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Other tools' }).click();
  await button('Make a key').waitFor();
}

/** The codes that the page shows: the key, its secret and the web address. */
const codes = () => page.getByRole('main').locator('code').allInnerTexts();

test('an administrator makes a key, sees its secret once, and revokes it', async () => {
  await openOtherTools();
  await page.getByText('Nothing starts runs from outside').waitFor();
  await expectGoodPage(page);
  const [address] = await codes();
  expect(address).toMatch(/\/x1\/runs$/);
  expect(await button('Make a key').isDisabled()).toBe(true);
  await page.getByRole('textbox', { name: 'Name' }).fill(TOOL);
  await pick(page, 'Who answers for it', 'Olga Petrova');
  await button('Make a key').click();

  await page.getByText(`Copy what belongs to “${TOOL}” now`).waitFor();
  await expectGoodPage(page);
  const [id = '', secret = ''] = (await codes()).map((code) => code.trim());
  expect(secret).toMatch(/^[\w-]{40,}$/);
  await keys().getByText(`Key ${id}`).waitFor();

  await page.reload();
  await openOtherTools();
  await keys().getByText(TOOL).waitFor();
  expect(await page.content()).not.toContain(secret);
  await expectGoodPage(page);

  await button('Revoke').click();
  await page.getByText(`Revoke “${TOOL}”?`).waitFor();
  await expectGoodPage(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await keys()
    .getByText(/^Revoked .* by Jonas Brandt$/)
    .waitFor();
  expect(await button('Revoke').count()).toBe(0);
});

test('the secret is gone once it was copied, and an owner has to be an operator', async () => {
  await openOtherTools();
  await page.getByRole('textbox', { name: 'Name' }).fill(TOOL);
  await pick(page, 'Who answers for it', 'Carla Conti');
  await button('Make a key').click();
  await page.getByText('It was not made').waitFor();
  await page.getByText(/may not offboard people/).waitFor();
  await expectGoodPage(page);
  await pick(page, 'Who answers for it', 'Olga Petrova');
  await button('Make a key').click();
  await button('I have copied it').waitFor();
  const [, secret = ''] = (await codes()).map((code) => code.trim());
  await button('I have copied it').click();
  await button('Make a key').waitFor();
  expect(await page.content()).not.toContain(secret);
});
