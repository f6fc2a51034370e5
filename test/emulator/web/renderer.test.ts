import type { Browser, Page } from 'playwright-core';
import { accessibilityProblems } from '../../browser/accessibility';
import { openBrowser, openPage } from '../../browser/browser';
import { startFixtureSite, type FixtureSite } from './fixture/emulated-site';
import { chooseOption } from '../../browser/choose-option';

const APP = '11111111-2222-4333-8444-555555555555/environment';

let site: FixtureSite;
let browser: Browser;
let page: Page;
let errors: string[];

beforeAll(async () => {
  site = await startFixtureSite();
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  page = await openPage(browser);
  errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
});

afterEach(async () => {
  await page.context().close();
});

async function openGallery(tab: string): Promise<void> {
  await page.goto(`${site.address}/jira/apps/${APP}`);
  await page.getByText('Hello from the translation file').waitFor();
  await page.getByRole('tab', { name: tab }).click();
}

async function openBridge(): Promise<void> {
  await page.goto(`${site.address}/browse/IT-1`);
  await page.getByText('Ticket IT-1, theme light').waitFor();
}

async function pressAndRead(button: string): Promise<string> {
  const answer = page.getByText(/^Answer: /);
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByText('Answer: nothing yet').waitFor({ state: 'detached' });
  return answer.innerText();
}

test.each(['Content', 'Fields', 'Layers', 'Charts'])(
  'every UI Kit component of the tab %s is drawn, in both themes, without an error and accessible',
  async (tab) => {
    await openGallery(tab);
    await page.getByRole('tabpanel').waitFor();
    expect(await page.locator('.uikit-problem').allTextContents()).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use the dark theme' }).click();
    await page.locator('html[data-color-mode="dark"]').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(errors).toEqual([]);
  },
  60_000,
);

test('a component or prop that the renderer does not know is an error on the page, and the rest is drawn', async () => {
  await page.goto(`${site.address}/jira/settings/apps/${APP}`);
  await page.getByText('After').waitFor();
  expect(await page.locator('.uikit-problem').allTextContents()).toEqual([
    'UI Kit component not known to the renderer: Marquee',
    'UI Kit component Text does not take: style',
    'UI Kit component not known to the renderer: CommentEditor',
    'UI Kit component not known to the renderer: a function component in a prop (only UI Kit components work there)',
  ]);
  expect(errors).toHaveLength(4);
});

test('handlers of the app get plain events and what they change is drawn', async () => {
  await openGallery('Fields');
  await page.getByLabel('Text area').fill('typed');
  await page.getByText('Typed: typed').waitFor();
  await page.getByLabel('Check me').check();
  await page.getByText('Chosen: true').waitFor();
  await page.getByLabel('Leaver').fill('bob');
  await chooseOption(page, /Bob Roy/);
  await page.getByText(/Chosen: \[\{"id":"bob","name":"Bob Roy"/).waitFor();
});

test('a form checks its fields before it is sent', async () => {
  await openGallery('Fields');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Say something').waitFor();
  await page.getByLabel('Title').fill('A title');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Sent {"title":"A title"').waitFor();
});

test('modals, popups and flags lie over the page and go away', async () => {
  await openGallery('Layers');
  await page.getByRole('button', { name: 'Open the modal' }).click();
  await page.getByRole('dialog').getByText('It cannot be undone.').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Open the popup' }).click();
  await page.getByText('In the popup').waitFor();
  await page.getByRole('button', { name: 'Open the popup' }).click();
  await page.getByRole('button', { name: 'Show a flag' }).click();
  await page.getByText('It worked').waitFor();
}, 60_000);

test('a frame shows a Custom UI resource with a bridge of its own', async () => {
  await openGallery('Content');
  await page.frameLocator('iframe.uikit-frame').getByText('Frame of operator').waitFor();
});

test('a page calls its resolvers and the product as the acting person', async () => {
  await openBridge();
  expect(await pressAndRead('Invoke')).toBe('Answer: {"word":"hello"}');
  await page.getByRole('button', { name: 'Request', exact: true }).click();
  await page.getByText('Answer: {"accountId":"ann"').waitFor();
});

test('a resolver that fails and a payload that is too large reject with an error of the app', async () => {
  await openBridge();
  expect(await pressAndRead('Invoke and fail')).toContain('Answer: Error: The resolver failed');
  await page.getByRole('button', { name: 'Invoke with too much' }).click();
  await page.getByText('larger than the 500 KB').waitFor();
});

test('events, navigation and what a panel may not do', async () => {
  await openBridge();
  expect(await pressAndRead('Emit')).toBe('Answer: heard "hello"');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByText("Error: this resource's view is not closable.").waitFor();
  await page.getByRole('button', { name: 'Use the dark theme' }).click();
  await page.getByText('Ticket IT-1, theme dark').waitFor();
  await page.getByRole('button', { name: 'Navigate' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
});
