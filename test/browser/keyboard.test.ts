import type { Page } from 'playwright-core';
import { OPEN_SERVICE_DESK } from '../journeys/seeds';
import { CONTRACTOR, JIRA_ADMIN, OPERATOR, SITE_ADMIN, type TestSite } from '../journeys/site';
import { inBrowser } from './in-browser';
import { choose, chooseTab, expectFocus, fill, goTo, press } from './keyboard';

// Nothing here is clicked: every step is a key.

const CHIARA = 'Chiara Novak';
const SVEN = 'Sven Yilmaz';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
}, OPEN_SERVICE_DESK);

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });

async function openLeaver(person: string, region: 'Apps' | 'Jira settings'): Promise<void> {
  await page.goto(`${site.url}/?as=${person}`);
  await press(page, page.getByRole('region', { name: region }).getByRole('link', { name: 'Leaver' }));
  await page.getByRole('tab').first().waitFor();
}

/** Opens a dialog, leaves it with Escape, and expects to be back where it was opened. */
async function lookInto(opener: ReturnType<typeof button>): Promise<void> {
  await press(page, opener);
  await page.getByRole('dialog').waitFor();
  await page.waitForFunction("document.activeElement.closest('[role=dialog]') !== null");
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocus(page, opener);
}

test('an operator offboards somebody: picks, previews, confirms and reads the run', async () => {
  await openLeaver(OPERATOR, 'Apps');
  await choose(page, 'Who leaves', 'Chiara', CHIARA);
  await choose(page, 'Who inherits the work', 'Carla', 'Carla Conti');
  await press(page, page.getByRole('checkbox', { name: 'Urgent' }), 'Space');
  await fill(page, page.getByLabel('Reason'), 'Left on Friday');
  await press(page, button('Preview'));
  await expectFocus(page, button('Change the request'));
  await page.keyboard.press('Enter');
  await expectFocus(page, button('Preview'));
  await page.keyboard.press('Enter');
  await expectFocus(page, button('Change the request'));
  await lookInto(button('Confirm…'));
  await page.keyboard.press('Enter');
  await press(page, inDialog('Offboard 1 person'));
  await page.getByText('1 of 1 runs have ended').waitFor();
  const runs = page.getByRole('table', { name: 'The runs that were started together' });
  await press(page, runs.getByRole('button', { name: CHIARA }));
  await page.getByText('Left on Friday').waitFor();
  await expectFocus(page, button('Back to the runs'));
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
});

test('a person is taken out of the list again, and what is wrong is found', async () => {
  await openLeaver(OPERATOR, 'Apps');
  await choose(page, 'Who leaves', 'Chiara', CHIARA);
  await page.keyboard.press('Backspace');
  await press(page, button('Preview'));
  await page.getByText('Pick at least one person.').waitFor();
  await goTo(page, page.getByRole('radio', { name: 'Now' }), 'Shift+Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.getByText('Choose a time.').waitFor();
});

test('an operator filters the runs, opens one, asks to retry it, and comes back to where they were', async () => {
  await site.resolve('IT-3');
  await site.resolve('IT-2');
  await openLeaver(OPERATOR, 'Apps');
  await chooseTab(page, 'Runs');
  const row = (name: string) =>
    page.getByRole('table', { name: /Runs, newest/ }).getByRole('button', { name });
  await row(CHIARA).waitFor();
  await choose(page, 'Status', 'Incomplete');
  await row(CHIARA).waitFor({ state: 'detached' });
  await press(page, button('Clear filters'));
  await row(CHIARA).waitFor();
  await goTo(page, page.getByRole('combobox', { name: 'Status' }), 'Shift+Tab');
  await press(page, row(SVEN));
  await expectFocus(page, button('Back to the runs'));
  await lookInto(button('Retry what is blocked'));
  await goTo(page, button('Back to the runs'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expectFocus(page, row(SVEN));
  await goTo(page, page.getByRole('tab', { name: 'Runs' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const held = page.getByRole('table', { name: 'People in the holding group' });
  await press(page, held.getByRole('button', { name: `Run of ${SVEN}` }));
  await expectFocus(page, button('Back to the runs'));
});

test('an administrator stops everything and lets it go on', async () => {
  await openLeaver(JIRA_ADMIN, 'Jira settings');
  await lookInto(button('Stop everything'));
  await page.keyboard.press('Enter');
  await fill(page, page.getByRole('dialog').getByLabel('Why'), 'A drill');
  await press(page, inDialog('Stop everything'));
  await page.getByText(/Jonas Brandt, .*: A drill/).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await lookInto(button('Let it go on'));
  await page.keyboard.press('Enter');
  await press(page, inDialog('Let it go on'));
  await page.getByText('A drill').waitFor({ state: 'detached' });
});

test('an administrator edits a rule and switches it', async () => {
  await openLeaver(JIRA_ADMIN, 'Jira settings');
  await chooseTab(page, 'Ticket rules');
  await lookInto(button('Switch off'));
  await lookInto(button('Remove'));
  await goTo(page, button('Edit'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await fill(page, page.getByRole('textbox', { name: 'Name', exact: true }), 'Offboard tickets');
  await press(page, button('Save the rule'));
  await page.getByRole('heading', { name: 'Offboard tickets' }).waitFor();
  await expectFocus(page, button('Edit'));
  await goTo(page, button('Back to rehearsal'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await press(page, inDialog('Back to rehearsal'));
  await page.getByText('nobody loses access').waitFor();
});

test('an administrator changes settings, asks the Doctor and reads the record', async () => {
  await openLeaver(JIRA_ADMIN, 'Jira settings');
  await chooseTab(page, 'Settings');
  await fill(page, page.getByLabel('Stop window, in minutes'), '15');
  await goTo(page, page.getByRole('tab', { name: 'When people leave' }), 'Shift+Tab');
  await chooseTab(page, 'Operators and limits');
  await choose(page, 'Protected groups', 'design');
  await page.keyboard.press('Escape');
  await goTo(page, page.getByRole('tab', { name: 'Operators and limits' }), 'Shift+Tab');
  await chooseTab(page, 'Teams');
  await press(page, button('Add a team'));
  await fill(page, page.getByLabel('Name of the team'), 'Research');
  await choose(page, 'Groups of the team', 'design');
  await page.keyboard.press('Escape');
  await press(page, button('Save'));
  await page.getByText('Everything is saved.').waitFor();
  await goTo(page, page.getByRole('tab', { name: 'Settings' }), 'Shift+Tab');
  await chooseTab(page, 'Doctor');
  await press(page, button('Run the Doctor'));
  await page.getByText('Looked at').waitFor();
  await goTo(page, page.getByRole('tab', { name: 'Doctor' }), 'Shift+Tab');
  await chooseTab(page, 'Changes');
  await page.getByText('Team "Research" added').waitFor();
  await press(page, button('Look again'));
  await expectFocus(page, button('Look again'));
});

test('an operator starts on the ticket what was refused because of who resolved it', async () => {
  await site.resolve('IT-2', SITE_ADMIN);
  await page.goto(`${site.url}/browse/IT-2?as=${OPERATOR}`);
  const panel = page.getByRole('region', { name: 'Leaver' });
  await lookInto(panel.getByRole('button', { name: 'Start here' }));
  await page.keyboard.press('Enter');
  await press(page, inDialog('Start'));
  await panel.getByText('Offboarding is complete.').waitFor();
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
});
