import type { Page } from 'playwright-core';
import { JIRA_ADMIN, LEAVER, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { expectFocus, fill, goTo, press } from './keyboard';
import { openAppPage } from './visits';

const LEO = 'Leo Lindqvist';
const OTHER_ENGINEER = 'quentin.moreau@acme.example';
const FILTER = 'Release blockers';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  const account = { action: 'keep', afterDays: 0 };
  await site.changeSettings((settings) => ({ ...settings, account }));
  await site.resolve('IT-1');
  await giveFilterAway();
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page
    .getByRole('table', { name: /Runs, newest/ })
    .getByRole('button', { name: LEO })
    .click();
  await button('Restore…').waitFor();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const offered = () => page.getByRole('table', { name: 'What can be given back' });
const tick = (name: string) => offered().getByRole('checkbox', { name, exact: true });
const row = (name: string) => offered().getByRole('row').filter({ hasText: name });

/** What the leaver had is somebody else's by now, as a person can make it. */
async function giveFilterAway(): Promise<void> {
  const { filters } = (await site.state()) as unknown as { filters: { id: string; name: string }[] };
  const filter = filters.find(({ name }) => name.startsWith(FILTER));
  const accountId = await site.accountId(OTHER_ENGINEER);
  await site.jira('PUT', `filter/${filter?.id ?? ''}/owner`, { accountId }, JIRA_ADMIN);
}

async function filtersOfLeaver(): Promise<string[]> {
  const accountId = await site.accountId(LEAVER);
  const { filters } = (await site.state()) as unknown as {
    filters: { name: string; ownerAccountId: string }[];
  };
  return filters.filter((one) => one.ownerAccountId === accountId).map(({ name }) => name);
}

test('an operator gives back what nobody changed, but for one thing, and watches it end', async () => {
  await button('Restore…').click();
  await row(`The filter ${FILTER}`).getByText('Changed since').waitFor();
  await row(`The filter ${FILTER}`)
    .getByText(/^It was given to .+ meanwhile/)
    .waitFor();
  expect(await tick(`The filter ${FILTER}`).isChecked()).toBe(false);
  expect(await tick('The group design').isChecked()).toBe(true);
  await expectGoodPage(page);

  await tick('The group design').uncheck({ force: true });
  await page.getByLabel('Why').fill('They stay.');
  await button(/^Give back \d+ things$/).click();
  await page.getByRole('dialog').getByText('things are given back').waitFor();
  await expectGoodPage(page);
  await inDialog('Give back').click();
  await button('Show the run that is undone').waitFor();
  await page.getByText('Completed').first().waitFor();
  await page.getByText('They stay.').waitFor();
  await expectGoodPage(page);

  const groups = await site.groupsOf(LEAVER);
  expect(groups).toEqual(expect.arrayContaining(['engineering', 'jira-users-acme']));
  expect(groups).not.toContain('design');
  const filters = await filtersOfLeaver();
  expect(filters).toContain('API bugs');
  expect(filters).not.toContain(FILTER);

  await button('Show the run that is undone').click();
  await page.getByText('Given back since').waitFor();
  expect(await button('Retry what is blocked').count()).toBe(0);
  await expectGoodPage(page);
  await button('Show the run that gave back').click();
  await button('Show the run that is undone').click();
  await button('Restore…').click();
  await offered().waitFor();
  expect(await offered().getByRole('checkbox').count()).toBe(2);
});

test('the keyboard reaches everything there, and comes back to where it was', async () => {
  await press(page, button('Restore…'));
  await offered().waitFor();
  await expectFocus(page, button('Back to the run'));
  await press(page, button('Tick nothing'));
  await page.getByText('Tick at least one thing').waitFor();
  await press(page, tick('The group design'), 'Space');
  await press(page, tick(`The filter ${FILTER}`), 'Space');
  await fill(page, page.getByLabel('Why'), 'They stay.');
  await press(page, button('Give back 2 things'));
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocus(page, button('Give back 2 things'));
  await goTo(page, button('Back to the run'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectFocus(page, button('Back to the runs'));

  await press(page, button('Restore…'));
  await press(page, button('Tick nothing'));
  await press(page, tick(`The filter ${FILTER}`), 'Space');
  await press(page, button('Give back 1 thing'));
  await press(page, inDialog('Give back'));
  await expectFocus(page, button('Back to the runs'));
  await page.getByText('Completed').first().waitFor();
  expect(await filtersOfLeaver()).toEqual([FILTER]);
});
