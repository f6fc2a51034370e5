import type { Browser, Page } from 'playwright-core';
import { TestSite } from '../journeys/site';
import { openBrowser, openPage } from './browser';

/** What a test of a page works with. */
export interface Visit {
  site: TestSite;
  /** A page as a person sees it who has never been here. */
  page: Page;
}

/** Starting a site and a browser, or going through a page, takes some seconds; a busy machine needs many. */
const PATIENCE = 120_000;

/**
 * Gives the tests of a file one site, reset before each, and a page of its own for each.
 * @param begin takes what the next test works with
 */
export function inBrowser(begin: (visit: Visit) => void | Promise<void>, seed?: unknown): void {
  let site: TestSite;
  let browser: Browser;
  let page: Page;
  jest.setTimeout(PATIENCE);
  // On a site reset to its seed; the first failure is printed too.
  jest.retryTimes(1, { logErrorsBeforeRetry: true });

  beforeAll(async () => {
    [site, browser] = await Promise.all([TestSite.start(seed), openBrowser()]);
  }, PATIENCE);
  beforeEach(async () => {
    await site.reset();
    page = await openPage(browser);
    await begin({ site, page });
  }, PATIENCE);
  afterEach(() => page.context().close());
  afterAll(async () => {
    await browser.close();
    await site.close();
  });
}
