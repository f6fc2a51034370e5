import type { Page } from 'playwright-core';
import { company } from '../journeys/seeds';
import { JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, resolveTicket } from './visits';
import { chooseOption } from './choose-option';

/** The site of a firm that has installed the app and done nothing else. */
const FRESH = company({ invocations: [] });
const RULE = 'Offboard tickets';
const HOUR = 3600;

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  // A test that wants another site says so.
  await site.reset('company');
});

async function openAdministration(tab = 'Start', at = page): Promise<void> {
  await openAppPage(at, site, JIRA_ADMIN, 'Jira settings');
  await at.getByRole('tab', { name: tab }).click();
}

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const confirm = (name: string): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name }).click();

/** Opens a part of the settings. */
const settingsPart = (name: string): Promise<void> => page.getByRole('tab', { name }).click();

async function choose(list: string, option: string | RegExp): Promise<void> {
  const field = page.getByRole('combobox', { name: list });
  await (typeof option === 'string' ? field.fill(option) : field.click());
  await chooseOption(page, option);
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
  await page.getByText('starts what the rule says').waitFor();
  await resolveTicket(page, site, OPERATOR, 'IT-1');
  await site.drain({ horizonSeconds: HOUR });
  expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);

  await openAdministration();
  await page.getByText('Ticket rules: 1 is live.').waitFor();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('cell', { name: `Rule "${RULE}": rehearsal → live` }).waitFor();
});

test('stopping everything needs a reason, is said on every tab, and holds until it is let go on', async () => {
  await openAdministration();
  await press('Stop everything');
  const stop = page.getByRole('dialog').getByRole('button', { name: 'Stop everything' });
  expect(await stop.isDisabled()).toBe(true);
  await page.getByRole('dialog').getByLabel('Why').fill('A wrong list was imported');
  await stop.click();
  await page.getByText(/Jonas Brandt, .*: A wrong list was imported/).waitFor();
  // The banner, and the flag that says that it is done.
  await expectGoodPage(page);
  const groups = await site.groupsOf(LEAVER);
  await site.resolve('IT-1');
  await site.drain();
  expect(await site.groupsOf(LEAVER)).toEqual(groups);

  await openAdministration('Ticket rules');
  await press('Let it go on');
  await confirm('Let it go on');
  await page.getByText('A wrong list was imported').waitFor({ state: 'detached' });
  await site.drain();
  expect(await site.groupsOf(LEAVER)).toEqual([]);
});

test('of two administrators the slower one is told, and a new rule keeps what was typed', async () => {
  await site.reset(FRESH);
  await openAdministration('Ticket rules');
  await site.changeSettings((settings) => settings);
  await addRule(RULE);
  await page.getByText('Somebody else has changed the settings', { exact: true }).waitFor();
  await press('Reload');
  await press('Save the rule');
  await page.getByRole('heading', { name: RULE, exact: true }).waitFor();
});

test('a switch that somebody else was faster than offers to reload', async () => {
  await openAdministration('Ticket rules');
  await press('Switch off');
  await site.setRuleMode('rehearsal');
  await confirm('Switch off');
  await page.getByRole('dialog').getByText('Somebody else has changed the settings meanwhile').waitFor();
  await confirm('Leave it as it is');
  await press('Reload');
  await page.getByText('nobody loses access').waitFor();
});

test('a rule cannot go live without a holding group', async () => {
  await site.reset(FRESH);
  await openAdministration('Ticket rules');
  await addRule(RULE);
  await press('Go live');
  await confirm('Go live');
  await page.getByRole('dialog').getByText('Name a holding group first').waitFor();
});

test('a rule is edited by names, and removed', async () => {
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
});

test('the Doctor writes to the test account and the test group only', async () => {
  await openAdministration('Doctor');
  await choose('Empty test group', 'leaver-holding');
  await page.getByText('Name both a test account and an empty group').waitFor();
  await page.getByLabel('Test account').fill('Viktor');
  await chooseOption(page, /Viktor Stan/);
  await press('Run the Doctor');
  await page.getByText('Leaver may put people into groups and take them out.').waitFor();
  await page.getByText('No problems found').waitFor();
});

test('an administrator sees what somebody may do here, and saves a team', async () => {
  await openAdministration('Settings');
  await page.getByLabel('Look at a person').fill('Olga');
  await chooseOption(page, /Olga Petrova/);
  await page.getByText('Operator: may offboard people.').waitFor();
  await page.getByText('No auditor.').waitFor();
  await settingsPart('Teams');
  await press('Add a team');
  await page.getByLabel('Name of the team').fill('Wiki');
  await page.getByText('nothing belongs to this team').waitFor();
  await choose('Groups of the team', 'wiki-users');
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();
  await openAdministration('Settings');
  await settingsPart('Teams');
  await page.getByText('1 group, 0 project roles and 0 projects').waitFor();
});

test('an administrator who is an operator has the operator’s tabs here, too', async () => {
  await site.addToGroup('offboarding-operators', JIRA_ADMIN);
  await openAdministration('Runs');
  await page.getByText('No runs yet').waitFor();
  await page.getByRole('tab', { name: 'Offboard' }).click();
  await page.getByRole('heading', { name: 'Offboard people' }).waitFor();
});

test('a session that has lost its rights reads what it needs', async () => {
  await site.reset(FRESH);
  await openAdministration();
  await page.getByText('0 of 6 steps done').waitFor();
  await site.takeFromGroup('jira-administrators', JIRA_ADMIN);
  await press('Look again');
  await page.getByText('You need the permission "Administer Jira" for this.').waitFor();
});

test('a rule goes back to rehearsal, and not live again without a holding group', async () => {
  await openAdministration('Ticket rules');
  await press('Back to rehearsal');
  await confirm('Back to rehearsal');
  await page.getByText('nobody loses access').waitFor();
  await page.getByRole('tab', { name: 'Settings' }).click();
  await page.getByRole('combobox', { name: 'Holding group' }).press('Backspace');
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await press('Go live');
  await confirm('Go live');
  await page.getByRole('dialog').getByText('Name a holding group first').waitFor();
  await expectGoodPage(page);
});

test('settings that cannot be are marked as they are typed, and saving waits', async () => {
  await openAdministration('Settings');
  await page.getByLabel('Time zone').fill('Europe/Berln');
  await page.getByText('There is no such time zone.').waitFor();
  await settingsPart('When people leave (1 to correct)');
  expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  await expectGoodPage(page);
  await page.getByLabel('Time zone').fill('Europe/Paris');
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();
});

test('of two administrators who change the settings, the slower one is told and can reload', async () => {
  await openAdministration('Settings');
  await page.getByLabel('End of the working day').fill('17:30');
  await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 15 } }));
  await press('Save');
  await page.getByText('Somebody else', { exact: false }).first().waitFor();
  await expectGoodPage(page);
  await press('Reload');
  await page.getByText('Everything is saved.').waitFor();
  expect(await page.getByLabel('End of the working day').inputValue()).toBe('18:00');
  expect(await page.getByLabel('Stop window, in minutes').inputValue()).toBe('15');
});

test('the record of changes names groups and people', async () => {
  await openAdministration('Settings');
  await settingsPart('Operators and limits');
  await choose('Protected groups', 'design');
  await page.getByLabel('Add a person').fill('Carla');
  await chooseOption(page, /Carla Conti/);
  await press('Save');
  await page.getByText('Everything is saved.').waitFor();
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByText('Protected groups: design added').waitFor();
  await page.getByText('Protected people: Carla Conti added').waitFor();
  await expectGoodPage(page);
});

test('every tab, form and dialog is accessible in both themes, and known to the renderer', async () => {
  await openAdministration();
  await page.getByRole('heading', { name: 'From here to the first live ticket' }).waitFor();
  await expectGoodPage(page);
  await press('Stop everything');
  await page.getByRole('dialog').waitFor();
  await expectGoodPage(page);
  await confirm('Leave it running');
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await page.getByRole('table', { name: /Fields that the rule/ }).waitFor();
  await expectGoodPage(page);
  for (const question of ['Back to rehearsal', 'Switch off', 'Remove']) {
    await press(question);
    await page.getByRole('dialog').waitFor();
    await expectGoodPage(page);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await press('Edit');
  await page.getByText('Values that mean urgent').waitFor();
  await expectGoodPage(page);
  await page.getByRole('tab', { name: 'Settings' }).click();
  for (const part of ['Tickets and evidence', 'Operators and limits', 'Who is inactive', 'Teams']) {
    await settingsPart(part);
    await expectGoodPage(page);
  }
  await press('Add a team');
  await page.getByText('Correct the marked fields of the teams.').waitFor();
  await expectGoodPage(page);
  await page.getByRole('tab', { name: 'Doctor' }).click();
  await press('Run the Doctor');
  await page.getByText('Looked at').waitFor();
  await expectGoodPage(page);
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByRole('table').waitFor();
  await expectGoodPage(page);
});
