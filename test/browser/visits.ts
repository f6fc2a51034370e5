import type { Page } from 'playwright-core';
import { chooseOption } from './choose-option';

/** Opens the app's page in the Apps menu, or in Jira's settings, as somebody. */
export async function openAppPage(
  page: Page,
  site: { url: string },
  person: string,
  region: 'Apps' | 'Jira settings',
): Promise<void> {
  await page.goto(`${site.url}/?as=${person}`);
  await page.getByRole('region', { name: region }).getByRole('link', { name: 'Leaver' }).click();
}

/** Picks people in a field of the app, one after the other, by their names. */
export async function pick(page: Page, field: string, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole('combobox', { name: field }).fill(name);
    await chooseOption(page, name);
  }
}

/** Resolves a ticket on its page, as somebody who may. */
export async function resolveTicket(
  page: Page,
  site: { url: string },
  person: string,
  ticket: string,
): Promise<void> {
  await page.goto(`${site.url}/browse/${ticket}?as=${person}`);
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('button', { name: 'Reopen' }).waitFor();
}
