import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page, PageScreenshotOptions } from 'playwright-core';
import { startEmulator } from '../emulator/server';
import { openBrowser } from '../test/browser/browser';
import { openAppPage, resolveTicket } from '../test/browser/visits';

const OPERATOR = 'operator@acme.example';
const SECOND_OPERATOR = 'second-operator@acme.example';
const ADMINISTRATOR = 'jira-admin@acme.example';

const FOLDER = path.resolve(__dirname, '..', 'docs', 'screenshots');
/** Wide enough for the tables; the pictures are part of the repository and stay below 3 MB together. */
const SIZE = { width: 1200, height: 620 };

/** Kept free above what a picture begins with, in pixels. */
const MARGIN = 16;

type Site = Awaited<ReturnType<typeof startEmulator>>;

/** Takes the picture of what is to be seen once `seen` is there. */
interface Camera {
  /** The whole window. */
  window: (name: string, seen: Locator) => Promise<void>;
  /** All of the page, however long it is. */
  wholePage: (name: string, seen: Locator) => Promise<void>;
  /** The page of the app alone, from `from` on. */
  appPage: (name: string, seen: Locator, from?: Locator) => Promise<void>;
}

function createCamera(page: Page, theme: string): Camera {
  const shoot = (name: string, part: PageScreenshotOptions = {}) =>
    page.screenshot({
      path: path.join(FOLDER, `${name}-${theme}.png`),
      animations: 'disabled',
      caret: 'hide',
      ...part,
    });
  const settle = async (seen: Locator): Promise<void> => {
    await seen.first().waitFor();
    await page.evaluate('document.fonts.ready');
    await page.evaluate('scrollTo(0, 0)');
  };
  return {
    window: async (name, seen) => {
      await settle(seen);
      await shoot(name);
    },
    wholePage: async (name, seen) => {
      await settle(seen);
      await shoot(name, { fullPage: true });
    },
    appPage: async (name, seen, from = page.getByRole('heading', { level: 1 })) => {
      await settle(seen);
      const top = (await page.locator('.shell-top').boundingBox())?.height ?? 0;
      const left = (await page.locator('main').boundingBox())?.x ?? 0;
      const start = (await from.first().boundingBox())?.y ?? 0;
      await page.evaluate(`scrollTo(0, ${String(start - top - MARGIN)})`);
      const clip = { x: left, y: top, width: SIZE.width - left, height: SIZE.height - top };
      await shoot(name, { clip });
    },
  };
}

/** An agent resolves a ticket and reads the report on it. */
async function photographTicket(page: Page, site: Site, camera: Camera): Promise<void> {
  await resolveTicket(page, site, OPERATOR, 'IT-1');
  await page.getByRole('list', { name: 'Comments' }).getByText('Internal note').first().waitFor();
  await page.reload();
  await page.getByText('Runs of this ticket').waitFor();
  await camera.wholePage('ticket', page.getByRole('list', { name: 'Comments' }).getByText('Internal note'));
}

/** Fires the five-minute schedule, which counts the figures on top of the page. */
async function countFigures(site: Site): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ key: 'tick' });
  await fetch(`${site.url}/_emulator/schedule`, { method: 'POST', headers, body });
}

/** What an operator has: from picking people to the people who are held. */
async function photographOperatorPage(page: Page, site: Site, camera: Camera): Promise<void> {
  await resolveTicket(page, site, SECOND_OPERATOR, 'IT-3');
  await countFigures(site);
  await openAppPage(page, site, OPERATOR, 'Apps');
  const tabs = page.getByRole('tablist');
  const button = (name: string) => page.getByRole('button', { name });
  await page.getByRole('combobox', { name: 'Who leaves' }).fill('Chiara');
  await page.getByRole('option', { name: 'Chiara Novak' }).click();
  await camera.appPage('offboard', button('Preview'), tabs);
  await button('Preview').click();
  await camera.appPage('preview', button('Confirm…'), tabs);
  await button('Confirm…').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Offboard 1 person' }).click();
  await page.getByText('1 of 1 runs have ended').waitFor();

  await countFigures(site);
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Runs' }).click();
  const runs = page.getByRole('table', { name: /Runs, newest/ });
  await camera.appPage('operator-page', runs);
  await camera.appPage('runs', runs, tabs);
  await runs.getByRole('button', { name: 'Leo Lindqvist' }).click();
  await camera.appPage('run', page.getByRole('table', { name: /Every change/ }), button('Back to the runs'));
  await page.getByRole('tab', { name: 'Holding group' }).click();
  await camera.appPage(
    'holding-group',
    page.getByRole('table', { name: 'People in the holding group' }),
    tabs,
  );
}

/** Each tab of the administrator's page. */
async function photographAdministratorPage(page: Page, site: Site, camera: Camera): Promise<void> {
  await openAppPage(page, site, ADMINISTRATOR, 'Jira settings');
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    const name = (await tab.innerText()).toLowerCase().replaceAll(' ', '-');
    await tab.click();
    await camera.appPage(
      `administrator-${name}`,
      page.getByRole('tabpanel').getByRole('heading', { level: 2 }),
    );
  }
}

/** The emulated site itself. */
async function photographSite(page: Page, site: Site, camera: Camera): Promise<void> {
  await page.goto(`${site.url}/jira/groups`);
  await camera.window('directory', page.getByRole('table'));
  await page.goto(`${site.url}/emulator/traffic`);
  await camera.window('traffic', page.getByRole('table'));
}

/** Makes a picture of each page in both themes in `docs/screenshots/`. */
async function main(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const site = await startEmulator({ port: 0, quiet: true });
  const browser = await openBrowser();
  for (const theme of ['light', 'dark'] as const) {
    await site.reset();
    const context = await browser.newContext({
      viewport: SIZE,
      colorScheme: theme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const camera = createCamera(page, theme);
    await photographTicket(page, site, camera);
    await photographOperatorPage(page, site, camera);
    await photographAdministratorPage(page, site, camera);
    await photographSite(page, site, camera);
    await context.close();
  }
  await browser.close();
  await site.close();
  console.log(`The pictures are in ${path.relative(process.cwd(), FOLDER)}.`);
}

void main();
