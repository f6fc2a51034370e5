import type { Page } from 'playwright-core';
import { COLLEAGUE, CONTRACTOR, LEAVER, OPERATOR, SITE_ADMIN, type TestSite } from '../journeys/site';
import { offboard } from '../pages/calls';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';

const LEO = 'Leo Lindqvist';
const CHIARA = 'Chiara Novak';
const CARLA = 'Carla Conti';
/** Longer than a resolver may take (25 s), so that the platform ends it. */
const TOO_LONG = 26_000;

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const inDialog = (name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });

async function openOffboard(): Promise<void> {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await button('Preview').waitFor();
}

async function preview(...names: string[]): Promise<void> {
  await pick(page, 'Who leaves', ...names);
  await button('Preview').click();
}

async function confirm(): Promise<void> {
  await button('Confirm…').click();
  await inDialog(/^Offboard \d/).click();
}

async function removeFromSite(email: string): Promise<void> {
  const accountId = encodeURIComponent(await site.accountId(email));
  await site.jira('DELETE', `user?accountId=${accountId}`, undefined, SITE_ADMIN);
}

test('somebody who is protected by name, or by a group, is refused with the reason', async () => {
  const [accountId, groupId] = await Promise.all([site.accountId(CONTRACTOR), site.groupId('design')]);
  await site.changeSettings((settings) => ({
    ...settings,
    protection: { accountIds: [accountId], groupIds: [groupId] },
  }));
  await openOffboard();
  await preview(CHIARA, LEO);
  await page.getByText('2 people cannot be offboarded').waitFor();
  await page.getByText(`${CHIARA} is protected by the settings`).waitFor();
  await page.getByText(`${LEO} is protected by the settings (design)`).waitFor();
  expect(await button('Confirm…').isDisabled()).toBe(true);
  await expectGoodPage(page);
  await button('Take the 2 refused people out of the list').click();
  await button('Preview').waitFor();
});

test('an administrator is refused, and nobody is offered who is an app', async () => {
  await openOffboard();
  await page.getByRole('combobox', { name: 'Who leaves' }).fill('Automation');
  await page
    .getByText(/No (people|options|matches)/i)
    .first()
    .waitFor();
  await preview('Jonas Brandt');
  await page.getByText('Jonas Brandt is an administrator (jira-administrators)').waitFor();
});

test('somebody who is being offboarded already is refused, with when and by whom', async () => {
  await offboard(site, [CONTRACTOR], { changes: { when: { kind: 'date', date: '2099-03-01' } } });
  await site.drain({ horizonSeconds: 0 });
  await openOffboard();
  await preview(CHIARA);
  await page.getByText(`${CHIARA} is being offboarded already: Olga Petrova started it on`).waitFor();
  expect(await button('Confirm…').isDisabled()).toBe(true);
});

test('a successor who left since they were picked stops the preview, until another is picked', async () => {
  await openOffboard();
  await pick(page, 'Who inherits the work', CARLA);
  await removeFromSite(COLLEAGUE);
  await preview(CHIARA);
  await page.getByText('The successor is not an active person on this site. Choose somebody else.').waitFor();
  await expectGoodPage(page);
  await button('Change the request').click();
  await pick(page, 'Who inherits the work', 'Hanna Reyes');
  await button('Preview').click();
  await page.getByText('Taken out of 3 groups.').waitFor();
});

test('somebody who vanished between preview and confirmation is shown so, and the others go on', async () => {
  await openOffboard();
  await preview(CHIARA, LEO);
  await button('Confirm…').waitFor();
  await removeFromSite(CONTRACTOR);
  await confirm();
  await page.getByText(`${CHIARA}: cannot be offboarded any more`).waitFor();
  expect(await site.runs()).toEqual([]);
  await expectGoodPage(page);
  await button('Take the refused person out of the list').click();
  await confirm();
  await page.getByText('1 of 1 runs have ended').waitFor();
  expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
});

test('a preview that fails says why, and reads on when it is asked to', async () => {
  await openOffboard();
  await site.fault([{ target: 'jira', effect: { status: 503 } }]);
  await preview(CHIARA);
  await page.getByText('Try again in a moment').waitFor();
  await expectGoodPage(page);
  await site.clearFaults();
  await button('Try again').click();
  await page.getByText('Taken out of 3 groups.').waitFor();
});

test('a preview that takes too long is ended by the platform, and the page goes on', async () => {
  await openOffboard();
  await site.fault([{ target: 'jira', path: 'applicationrole', effect: { latencyMs: TOO_LONG } }]);
  await preview(CHIARA);
  await page.getByText('0 of 1 people read').waitFor();
  await expectGoodPage(page);
  await button('Try again').waitFor({ timeout: 2 * TOO_LONG });
  await site.clearFaults();
  await button('Try again').click();
  await page.getByText('Taken out of 3 groups.').waitFor();
});

test('an operator who lost the permission meanwhile reads so, and nothing begins', async () => {
  await openOffboard();
  await preview(CHIARA);
  await button('Confirm…').waitFor();
  await site.takeFromGroup('offboarding-operators', OPERATOR);
  await confirm();
  await page.getByText('You need the permission "Offboard people" for this.').waitFor();
  await expectGoodPage(page);
  await inDialog('Back to the preview').click();
  await page.getByRole('tab', { name: 'Runs' }).click();
  await page.getByText('You need the permission "Offboard people"').waitFor();
  await expectGoodPage(page);
  expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
});
