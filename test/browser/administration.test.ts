import type { Browser, Page } from 'playwright-core';
import { company } from '../journeys/seeds';
import { JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, TestSite } from '../journeys/site';
import { accessibilityProblems } from './accessibility';
import { openBrowser, openPage } from './browser';
import { openAppPage, resolveTicket } from './visits';

/** The site of a firm that has installed the app and done nothing else. */
const FRESH = company({ invocations: [] });
const RULE = 'Offboard tickets';
const HOUR = 3600;

let site: TestSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  site = await TestSite.start();
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

beforeEach(async () => {
  page = await openPage(browser);
});

afterEach(async () => {
  await page.context().close();
});

const openAdministration = (tab = 'Start', at = page): Promise<void> =>
  openAppPage(at, site, JIRA_ADMIN, 'Jira settings').then(() => at.getByRole('tab', { name: tab }).click());

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const confirm = (name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name }).click();

async function choose(list: string, option: string | RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: list });
  await (typeof option === 'string' ? field.fill(option) : field.click());
  await page.getByRole('option', { name: option }).click();
}

async function addRule(name: string): Promise<void> {
  await press('Add a rule');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await choose('Project', /IT service desk/);
  await page.getByText('Leaver', { exact: true }).last().waitFor();
  await press('Save the rule');
}

/** How the step of a checklist stands, as its lozenge says. */
const standing = (step: string, state: string): Promise<void> =>
  page
    .getByRole('heading', { name: step })
    .locator('..')
    .filter({ hasText: new RegExp(`${state}$`, 'i') })
    .waitFor();

async function expectNoProblems(): Promise<void> {
  expect(await page.locator('.uikit-problem').allInnerTexts()).toEqual([]);
  expect(await accessibilityProblems(page)).toEqual([]);
}

test('an administrator goes from the checklist to a live rule', async () => {
  await site.reset(FRESH);
  await openAdministration();
  await page.getByText('0 of 6 steps done').waitFor();
  await press('Go to Doctor');
  await press('Run the Doctor');
  await page.getByText('None is set. Create a group without product access').waitFor();

  await page.getByRole('button', { name: 'Go to Settings' }).first().click();
  await choose('Holding group', 'leaver-holding');
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();

  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await addRule(RULE);
  await page.getByRole('heading', { name: RULE, exact: true }).waitFor();
  await page.getByText('nobody loses access').waitFor();
  const groups = await site.groupsOf(SYNCED);
  await resolveTicket(page, site, OPERATOR, 'IT-3');
  await page
    .getByRole('list', { name: 'Comments' })
    .getByText(/rehears/i)
    .first()
    .waitFor();
  await site.drain();
  expect(await site.groupsOf(SYNCED)).toEqual(groups);

  await openAdministration();
  await standing('5. Rehearse', 'Done');
  await page.getByRole('button', { name: 'Go to Ticket rules' }).last().click();
  await press('Go live');
  await confirm('Go live');
  await page.getByText('takes the access of the person').waitFor();
  await resolveTicket(page, site, OPERATOR, 'IT-1');
  await site.drain({ horizonSeconds: HOUR });
  expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);

  await openAdministration();
  await page.getByText('Ticket rules: 1 is live.').waitFor();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('cell', { name: `Rule "${RULE}": rehearsal → live` }).waitFor();
}, 120_000);

test('stopping everything needs a reason, is said on every tab, and holds until it is let go on', async () => {
  await site.reset('company');
  await openAdministration();
  await press('Stop everything');
  const stop = page.getByRole('dialog').getByRole('button', { name: 'Stop everything' });
  expect(await stop.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByLabel('Why').fill('A wrong list was imported');
  await stop.click();
  await page.getByText(/Jonas Brandt, .*: A wrong list was imported/).waitFor();
  const groups = await site.groupsOf(LEAVER);
  await site.resolve('IT-1');
  await site.drain();
  expect(await site.groupsOf(LEAVER)).toEqual(groups);

  await openAdministration('Ticket rules');
  await press('Let it go on');
  await confirm('Let it go on');
  await page.getByText('A wrong list was imported').waitFor({ state: 'detached' });
  await site.drain();
  expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
}, 60_000);

test('of two administrators the slower one is told, and a new rule keeps what was typed', async () => {
  await site.reset(FRESH);
  await openAdministration('Ticket rules');
  await site.changeSettings((settings) => settings);
  await addRule(RULE);
  await page.getByText('Somebody else has changed the settings', { exact: true }).waitFor();
  await press('Reload');
  await press('Save the rule');
  await page.getByRole('heading', { name: RULE, exact: true }).waitFor();
}, 60_000);

test('a switch that somebody else was faster than offers to reload', async () => {
  await site.reset('company');
  await openAdministration('Ticket rules');
  await press('Switch off');
  await site.setRuleMode('rehearsal');
  await confirm('Switch off');
  await page.getByRole('dialog').getByText('Somebody else has changed the settings meanwhile').waitFor();
  await confirm('Leave it as it is');
  await press('Reload');
  await page.getByText('nobody loses access').waitFor();
}, 60_000);

test('a rule cannot go live without a holding group', async () => {
  await site.reset(FRESH);
  await openAdministration('Ticket rules');
  await addRule(RULE);
  await press('Go live');
  await confirm('Go live');
  await page.getByRole('dialog').getByText('Name a holding group first').waitFor();
}, 60_000);

test('a rule is edited by names, and removed', async () => {
  await site.reset('company');
  await openAdministration('Ticket rules');
  await page.getByRole('cell', { name: 'Leaver, Leavers and Leaver e-mail' }).waitFor();
  await press('Edit');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('');
  await page.getByText('Give a name.').waitFor();
  await press('Save the rule');
  await page.getByText('The rule is not complete').waitFor();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(RULE);
  await choose('Issue types', 'Service request');
  await press('Save the rule');
  await page.getByText('Issue types: Service request').waitFor();
  await press('Remove');
  await confirm('Remove');
  await page.getByText('No ticket rules yet').waitFor();
}, 60_000);

test('the Doctor writes to the test account and the test group only', async () => {
  await site.reset('company');
  await openAdministration('Doctor');
  await choose('Empty test group', 'leaver-holding');
  await page.getByText('Name both a test account and an empty group').waitFor();
  await page.getByLabel('Test account').fill('Viktor');
  await page.getByRole('option', { name: /Viktor Stan/ }).click();
  await press('Run the Doctor');
  await page.getByText('Leaver may put people into groups and take them out.').waitFor();
  await page.getByText('No problems found').waitFor();
}, 60_000);

test('an administrator sees what somebody may do here, and saves a team', async () => {
  await site.reset('company');
  await openAdministration('Settings');
  await page.getByLabel('Look at a person').fill('Olga');
  await page.getByRole('option', { name: /Olga Petrova/ }).click();
  await page.getByText('Operator: may offboard people.').waitFor();
  await page.getByText('No auditor.').waitFor();
  await press('Add a team');
  await page.getByLabel('Name of the team').fill('Design');
  await choose('Groups of the team', 'design');
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();
  await openAdministration('Settings');
  await page.getByText('1 group, 0 project roles and 0 projects').waitFor();
}, 60_000);

test('an administrator who is an operator has the operator’s tabs here, too', async () => {
  await site.reset('company');
  await site.addToGroup('offboarding-operators', JIRA_ADMIN);
  await openAdministration('Runs');
  await page.getByText('No runs yet').waitFor();
  await page.getByRole('tab', { name: 'Offboard' }).click();
  await page.getByRole('heading', { name: 'Offboard people' }).waitFor();
}, 60_000);

test('a session that has lost its rights reads what it needs', async () => {
  await site.reset(FRESH);
  await openAdministration();
  await page.getByText('0 of 6 steps done').waitFor();
  await site.takeFromGroup('jira-administrators', JIRA_ADMIN);
  await press('Look again');
  await page.getByText('You need the permission "Administer Jira" for this.').waitFor();
}, 60_000);

test('every tab and form is accessible in both themes, and known to the renderer', async () => {
  await site.reset('company');
  for (const theme of ['dark', 'light'] as const) {
    await openAdministration();
    await page.getByRole('button', { name: `Use the ${theme} theme` }).click();
    await page.getByRole('heading', { name: 'From here to the first live ticket' }).waitFor();
    await expectNoProblems();
    await press('Stop everything');
    await page.getByRole('dialog').waitFor();
    await expectNoProblems();
    await confirm('Leave it running');
    await page.getByRole('tab', { name: 'Ticket rules' }).click();
    await page.getByRole('table', { name: /Fields that the rule/ }).waitFor();
    await expectNoProblems();
    await press('Edit');
    await page.getByText('Values that mean urgent').waitFor();
    await expectNoProblems();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await press('Add a team');
    await page.getByText('Correct the marked fields of the teams.').waitFor();
    await expectNoProblems();
    await page.getByRole('tab', { name: 'Doctor' }).click();
    await press('Run the Doctor');
    await page.getByText('Looked at').waitFor();
    await expectNoProblems();
    await page.getByRole('tab', { name: 'Changes' }).click();
    await page.getByRole('table').waitFor();
    await expectNoProblems();
  }
}, 120_000);
