import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { startEmulator } from '../emulator/server';
import { openBrowser } from '../test/browser/browser';

/** What is photographed: a name, an address, and who looks. The pages of the app come with their modules. */
const OPERATOR = 'operator@acme.example';
const ADMINISTRATOR = 'jira-admin@acme.example';

const FOLDER = path.resolve(__dirname, '..', 'docs', 'screenshots');
const SIZE = { width: 1400, height: 900 };

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.shell-loading').first().waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready');
}

/** Shows an agent's way through a ticket, then every other page of the shell. */
async function photograph(page: Page, url: string, theme: string): Promise<void> {
  const shoot = async (name: string): Promise<void> => {
    await settle(page);
    await page.screenshot({ path: path.join(FOLDER, `${name}-${theme}.png`) });
  };
  await page.goto(`${url}/?as=${OPERATOR}`);
  await shoot('tickets');
  await page.goto(`${url}/browse/IT-1`);
  await shoot('ticket');
  await page.getByRole('button', { name: 'Resolve' }).click();
  await page.getByRole('list', { name: 'Comments' }).getByText('Internal note').first().waitFor();
  await shoot('ticket-resolved');

  await page.goto(`${url}/?as=${ADMINISTRATOR}`);
  await settle(page);
  for (const entry of await page.getByRole('navigation', { name: 'Site' }).getByRole('link').all()) {
    const title = (await entry.innerText()).toLowerCase().replaceAll(' ', '-');
    const address = (await entry.getAttribute('href')) ?? '/';
    if (address === '/') continue;
    await entry.click();
    await shoot(address.includes('/settings/') ? `administrator-${title}` : title);
  }
}

/** Makes a picture of each page in both themes in `docs/screenshots/`. */
async function main(): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const emulator = await startEmulator({ port: 0, quiet: true });
  const browser = await openBrowser();
  for (const theme of ['light', 'dark'] as const) {
    await emulator.reset();
    const context = await browser.newContext({ viewport: SIZE, colorScheme: theme });
    await photograph(await context.newPage(), emulator.url, theme);
    await context.close();
  }
  await browser.close();
  await emulator.close();
  console.log(`The pictures are in ${path.relative(process.cwd(), FOLDER)}.`);
}

void main();
