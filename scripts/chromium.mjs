// The browser of the tests: found, or installed with Debian's packages.
import { existsSync } from 'node:fs';
import { installPackages, onPath } from './debian.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  return PLACES.find((path) => existsSync(path)) ?? NAMES.map(onPath).find(Boolean);
}

/**
 * Gives the path of a Chromium, after installing one when there is none.
 * @throws an error that says what to install when that is not possible here
 */
export function ensureChromium() {
  if (process.env.CHROMIUM_PATH && !existsSync(process.env.CHROMIUM_PATH)) {
    throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, and there is no such file.`);
  }
  const found = findChromium();
  if (found) return found;
  installPackages('chromium');
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'The tests need Chromium or Chrome, and it could not be installed here. ' +
      'Install it and set CHROMIUM_PATH to its program, then run npm test again.',
  );
}
