import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

/** Where Debian's package and the usual installers put Chromium; `CHROMIUM` names any other. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the Chromium of this machine without a window.
 * @throws when there is none, with what to do
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      'There is no Chromium: install it (Debian: apt-get install chromium) or name it in CHROMIUM.',
    );
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

const VIEWPORT = { width: 1400, height: 1000 };

/**
 * Opens a page as a person would see it who has never been here. Colours change at once, so that nobody looks
 * at them half way.
 */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  return context.newPage();
}
