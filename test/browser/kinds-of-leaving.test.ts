import type { Page } from 'playwright-core';
import { JIRA_ADMIN, LEAVER, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';
import { chooseOption } from './choose-option';

const LEO = 'Leo Lindqvist';
const RULE = 'Offboard tickets of the service desk';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

const press = (name: string | RegExp) => page.getByRole('button', { name }).click();
const choose = async (field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field }).click();
  await chooseOption(page, option, true);
};

async function openForm(): Promise<void> {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('button', { name: 'Preview' }).waitFor();
}

async function openRule(): Promise<void> {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await page.getByRole('heading', { name: RULE }).waitFor();
}

test('an operator takes somebody out of a team: the form asks which, the preview shows what goes', async () => {
  await openForm();
  await pick(page, 'Who leaves', LEO);
  await page.getByRole('radio', { name: 'Left the team' }).click();
  await press('Preview');
  await page.getByText('Choose the team that is left.').waitFor();
  await expectGoodPage(page);
  await choose('Team', 'Design');
  await press('Preview');
  await page.getByText('Left the team: Design').waitFor();
  await page.getByText('Taken out of 1 group.').waitFor();
  await page.getByText('The account is not changed.').waitFor();
  await expectGoodPage(page);
  await press('Confirm…');
  await page.getByRole('dialog').getByRole('button', { name: 'Offboard 1 person' }).click();
  await page.getByRole('progressbar').waitFor();
  await site.drain();
  await page.getByText('1 of 1 runs have ended').waitFor();
  expect(await site.groupsOf(LEAVER)).not.toContain('design');
  expect(await site.groupsOf(LEAVER)).toHaveLength(5);

  await page.getByRole('tab', { name: 'Runs' }).click();
  const runs = page.getByRole('tabpanel', { name: 'Runs' });
  await runs.getByText(/Left the team: .* made/).waitFor();
  await runs.getByRole('button', { name: LEO }).click();
  await runs.getByText('Kind of leaving').waitFor();
  await runs.getByText('Groups of the team').waitFor();
});

test('who only loses access keeps their work, so that nobody is asked for a successor', async () => {
  await openForm();
  await page.getByRole('combobox', { name: 'Who inherits the work' }).waitFor();
  await page.getByRole('radio', { name: 'Revoke access' }).click();
  await page.getByRole('combobox', { name: 'Who inherits the work' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('combobox', { name: 'Team' }).count()).toBe(0);
  await expectGoodPage(page);
});

test('an administrator says which value of a ticket means which team', async () => {
  await openRule();
  await page.getByText('Left the team (Left the team: Design)').waitFor();
  await press('Edit');
  await page.getByLabel('Values that start “Left the team” for Design').waitFor();
  await choose('Teams that can be left', 'Engineering');
  await press('Save the rule');
  await page.getByText('The rule is not complete').waitFor();
  await page.getByLabel('Values that start “Left the team” for Engineering').fill('left the team');
  await page.getByText('The value “left the team” stands for two kinds of leaving.').first().waitFor();
  await page.getByLabel('Values that start “Left the team” for Engineering').fill('Left Engineering');
  await expectGoodPage(page);
  await press('Save the rule');
  await page.getByText('Left Engineering (Left the team: Engineering)').waitFor();
  await expectGoodPage(page);
});

test('a rule without a field for the kind may leave one team always', async () => {
  await openRule();
  await press('Edit');
  await page.getByRole('combobox', { name: 'Field for the kind of leaving' }).press('Backspace');
  await choose('Procedure', 'Left the team');
  await press('Save the rule');
  await page.getByText('Choose the team that is left.').waitFor();
  await choose('Team that is left', 'Engineering');
  await press('Save the rule');
  await page.getByRole('cell', { name: 'Left the team: Engineering' }).waitFor();
});

test('the settings tell each procedure step by step, planned and urgent', async () => {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Settings' }).click();
  const steps = page.getByRole('list').filter({ hasText: 'groups of the team' }).getByRole('listitem');
  const places = async () => {
    const texts = await steps.allInnerTexts();
    return texts.findIndex((text) => text.includes('groups of the team'));
  };
  await steps.first().waitFor();
  const planned = await places();
  await page.getByRole('radio', { name: 'Urgent leaving' }).click();
  await page.getByText('Begins at once.').first().waitFor();
  expect(await places()).toBeLessThan(planned);
  await expectGoodPage(page);
});
