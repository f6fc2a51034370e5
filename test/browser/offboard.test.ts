import type { Page } from 'playwright-core';
import { CONTRACTOR, LEAVER, OPERATOR, type TestSite } from '../journeys/site';
import { limitTo } from '../journeys/breaker/daily-limit';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';

const LEO = 'Leo Lindqvist';
const CHIARA = 'Chiara Novak';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await openAppPage(page, site, OPERATOR, 'Apps');
  await button('Preview').waitFor();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const inDialog = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });

async function previewOf(...names: string[]): Promise<void> {
  await pick(page, 'Who leaves', ...names);
  await button('Preview').click();
  await button('Confirm…').waitFor();
}

test('an operator offboards two people: picks, previews, confirms, watches and sees the result', async () => {
  await expectGoodPage(page);
  await pick(page, 'Who inherits the work', 'Carla Conti');
  await page.getByLabel('Reason').fill('Left on Friday');
  await previewOf(LEO, CHIARA);
  await page
    .getByRole('table', { name: `Groups that ${LEO} is taken out of` })
    .getByText('Jira Service Management')
    .waitFor();
  await page.getByText('Cannot be undone', { exact: true }).first().waitFor();
  await expectGoodPage(page);
  expect(await site.groupsOf(LEAVER)).toHaveLength(6);

  await button('Confirm…').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`${CHIARA}: Removing the person from this site cannot be undone`).waitFor();
  await expectGoodPage(page);
  await inDialog('Offboard 2 people').click();
  await page.getByText('2 of 2 runs have ended').waitFor();
  const runs = page.getByRole('table', { name: 'The runs that were started together' });
  await runs.getByText('Completed').nth(1).waitFor();
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);

  await runs.getByRole('button', { name: LEO }).click();
  await page.getByRole('heading', { level: 2, name: LEO }).waitFor();
  await page.getByText('Left on Friday').waitFor();
});

test('a double click on the confirmation makes one batch', async () => {
  await previewOf(CHIARA);
  await button('Confirm…').click();
  await inDialog('Offboard 1 person').dblclick();
  await page.getByText('1 of 1 runs have ended').waitFor();
  expect(await site.runs()).toHaveLength(1);
});

test('whoever picks themself reads why not, and goes on with the others after one click', async () => {
  await previewOf(LEO, 'Olga Petrova');
  await page.getByText('1 person cannot be offboarded').waitFor();
  await page.getByText('Olga Petrova cannot offboard themself').waitFor();
  expect(await button('Confirm…').isDisabled()).toBe(true);
  await button('Take the refused person out of the list').click();
  expect(await button('Confirm…').isDisabled()).toBe(false);
  await button('Change the request').click();
  await page.getByText(LEO).waitFor();
  expect(await page.getByLabel('Remove Olga Petrova').count()).toBe(0);
});

test('somebody who changed since the preview is shown again, and nothing is started before that', async () => {
  await previewOf(LEO);
  await site.takeFromGroup('design', LEAVER);
  await button('Confirm…').click();
  await inDialog('Offboard 1 person').click();
  await page.getByText(`${LEO}: is not in design any more.`).waitFor();
  expect(await site.runs()).toEqual([]);
  await button('Confirm…').click();
  await inDialog('Offboard 1 person').click();
  await page.getByText('1 of 1 runs have ended').waitFor();
});

test('a start that fails leaves the page as it was, and trying again starts once', async () => {
  await previewOf(CHIARA);
  await site.fault([{ target: 'jira', effect: { status: 503 } }]);
  await button('Confirm…').click();
  await inDialog('Offboard 1 person').click();
  await page.getByText('It was not confirmed').waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await inDialog('Offboard 1 person').click();
  await page.getByText('1 of 1 runs have ended').waitFor();
  expect(await site.runs()).toHaveLength(1);
});

test('a start whose answer is lost begins nothing twice when it is tried again', async () => {
  await previewOf(CHIARA);
  await site.fault([{ target: 'queue', effect: { kill: 'before' }, times: 1 }]);
  await button('Confirm…').click();
  await inDialog('Offboard 1 person').click();
  await page.getByText('It was not confirmed').waitFor();
  expect(await site.runs()).toHaveLength(1);
  await inDialog('Offboard 1 person').click();
  await page.getByText('1 of 1 runs have ended').waitFor();
  expect(await site.runs()).toHaveLength(1);
});

test('more than five people are confirmed only with their number', async () => {
  const names = ['Leo Lindqvist', 'Chiara Novak', 'Sven Yilmaz', 'Hanna Reyes', 'Arjun Mehta', 'Carla Conti'];
  await previewOf(...names);
  await button('Confirm…').click();
  const confirm = inDialog('Offboard 6 people');
  expect(await confirm.isDisabled()).toBe(true);
  await page.getByLabel('Type 6, the number of people').fill('6');
  await page.waitForFunction(
    "[...document.querySelectorAll('[role=dialog] button')].every((one) => !one.disabled)",
  );
  await inDialog('Back to the preview').click();
  expect(await site.runs()).toEqual([]);
});

test('more people than the daily limit lets begin are told before anything is confirmed', async () => {
  await limitTo(site, 1);
  await previewOf(LEO, CHIARA);
  await page.getByText('As counted now, 1 more person may begin.').waitFor();
  await button('Confirm…').click();
  await page.getByRole('dialog').getByText('As counted now, 1 more person may begin.').waitFor();
  await page.getByRole('dialog').getByText(`${LEO}: Nobody inherits these`).waitFor();
  await expectGoodPage(page);
});

test('a successor for one project that is not added yet is not passed over', async () => {
  await pick(page, 'Who leaves', LEO);
  await page.getByLabel('Key of the project').fill('ENG');
  await button('Preview').click();
  await page.getByText('This one is not added yet.').waitFor();
  await expectGoodPage(page);
  await pick(page, 'Who inherits there', 'Carla Conti');
  await button('Add').click();
  await page.getByText('ENG: Carla Conti').waitFor();
  await button('Preview').click();
  await button('Confirm…').waitFor();
});

test('what is missing is said at its field, and a successor who leaves is none', async () => {
  await button('Preview').click();
  await page.getByText('Pick at least one person.').waitFor();
  await pick(page, 'Who leaves', LEO);
  await pick(page, 'Who inherits the work', LEO);
  await page.getByText('The successor is one of the people who leave.').waitFor();
  await page.getByLabel('At an exact time').click();
  await page.getByText('Choose a time.').waitFor();
  await expectGoodPage(page);
});
