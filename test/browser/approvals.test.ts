import type { Page } from 'playwright-core';
import { offboard } from '../pages/calls';
import { CONTRACTOR, DORMANT, JIRA_ADMIN, OPERATOR, SECOND_OPERATOR, type TestSite } from '../journeys/site';
import { askForDeletions } from '../journeys/approval/approvals';
import { ImportOnSite } from '../journeys/import/import-on-site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage, pick } from './visits';

const CHIARA = 'Chiara Novak';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await askForDeletions(site);
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
const requests = () => page.getByRole('table', { name: /Requests that wait for approval/ });

async function openRequest(as: string, person: string | RegExp): Promise<void> {
  await openAppPage(page, site, as, 'Apps');
  await tab('Approvals').click();
  await requests().getByRole('button', { name: person }).click();
  await page.getByText('A second person has to agree').first().waitFor();
}

async function ask(...emails: string[]): Promise<void> {
  await offboard(site, emails, { changes: { ticketKey: 'IT-2', why: 'She leaves.' } });
  await site.drain({ horizonSeconds: 0 });
}

test('one operator asks, is told that somebody else has to agree, and another one approves', async () => {
  await openAppPage(page, site, OPERATOR, 'Apps');
  await pick(page, 'Who leaves', CHIARA);
  await button('Preview').click();
  await page.getByText('After you confirm, it waits until another operator has approved it.').waitFor();
  await expectGoodPage(page);
  await button('Confirm…').click();
  await page.getByRole('dialog').getByText('Start: After somebody else has approved.').waitFor();
  await inDialog('Offboard 1 person').click();
  await page.getByText(/another operator than Olga Petrova has to approve it/).waitFor();
  await tab('Approvals').click();
  await page.getByText('Nothing waits for you').waitFor();
  await expectGoodPage(page);
  await page.getByText('What I have asked for').click();
  await requests().getByRole('button', { name: CHIARA }).click();
  await page.getByText('You asked for this, so somebody else decides.').waitFor();

  await openRequest(SECOND_OPERATOR, CHIARA);
  await page.getByRole('heading', { name: CHIARA }).last().waitFor();
  await page
    .getByRole('table', { name: /Groups/ })
    .first()
    .waitFor();
  await button('Approve…').waitFor();
  await expectGoodPage(page);
  await button('Approve…').click();
  await page.getByRole('dialog').getByText('Removing the person from this site cannot be undone').waitFor();
  await expectGoodPage(page);
  await inDialog('Approve').click();
  await page.getByText('Nothing waits for you').waitFor();
  await site.drain();
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  await tab('Runs').click();
  await page.getByRole('button', { name: CHIARA }).click();
  await page.getByText('Approval', { exact: true }).waitFor();
});

test('a plan that changes while somebody looks at it is shown again', async () => {
  await ask(CONTRACTOR, DORMANT);
  await openRequest(SECOND_OPERATOR, '2 people');
  await button('Approve…').waitFor();
  await site.addToGroup('design', CONTRACTOR);
  await button('Approve…').click();
  await inDialog('Approve').click();
  await page.getByText(`Nothing was approved for ${CHIARA}.`).waitFor();
  await page.getByRole('cell', { name: 'design' }).waitFor();
  await expectGoodPage(page);
  await button('Approve…').click();
  await inDialog('Approve').click();
  await page.getByText('Nothing waits for you').waitFor();
  await site.drain();
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
});

test('somebody declines beside the ticket, with a reason', async () => {
  await ask(CONTRACTOR);
  await page.goto(`${site.url}/browse/IT-2?as=${SECOND_OPERATOR}`);
  const panel = page.getByRole('region', { name: 'Leaver' });
  await panel.getByRole('button', { name: 'Look and decide…' }).click();
  await panel.getByText('Taken out of 3 groups.').waitFor();
  await panel.getByRole('button', { name: 'Decline…' }).waitFor();
  await expectGoodPage(page);
  await panel.getByRole('button', { name: 'Decline…' }).click();
  expect(await inDialog('Decline').isDisabled()).toBe(true);
  await page.getByRole('dialog').getByLabel('Why').fill('She stays until March.');
  await inDialog('Decline').click();
  await panel.getByText('declined it: She stays until March.').waitFor();
  expect(await site.groupsOf(CONTRACTOR)).toHaveLength(3);
});

test('an administrator narrows what operators may do, and is told what cannot be', async () => {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await tab('Settings').click();
  await tab('Operators and limits').click();
  await page.getByLabel('Only these e-mail domains').fill('acme');
  await page.getByText('Give domains such as acme.example').waitFor();
  await page.getByLabel('Only these e-mail domains').fill('partner.example');
  await page.getByText('Managed accounts only', { exact: true }).click();
  await page.getByText("The organisation's key is switched off").waitFor();
  await page.getByText('All', { exact: true }).click();
  await page.getByLabel('Requests for more people than').fill('3');
  await expectGoodPage(page);
  await button('Save').click();
  await page.getByText('The settings are saved').waitFor();
  await expect(offboard(site, [CONTRACTOR])).rejects.toThrow(
    'operators may offboard people of certain domains',
  );
  expect(await site.call('admin', 'getSettings', {}, JIRA_ADMIN)).toMatchObject({
    reach: { domains: ['partner.example'], accountKind: 'any' },
    approval: { overPeople: 3, irreversible: true },
  });
});

test('an import is shown with its number and its rows, and approved as a whole', async () => {
  await site.changeSettings((settings) => ({ ...settings, approval: { overPeople: 1 } }));
  const imported = await ImportOnSite.ofPeople(site, CONTRACTOR, DORMANT);
  await imported.startCanary();
  await site.drain({ horizonSeconds: 0 });
  await openRequest(SECOND_OPERATOR, 'An import of 2 people');
  await page.getByText('This is about all 2 people of an import').waitFor();
  await page.getByRole('table', { name: 'Rows of the file' }).getByText('Dora Meyer').waitFor();
  await button('Approve…').waitFor();
  await expectGoodPage(page);
  await button('Approve…').click();
  await page.getByRole('dialog').getByText('Approve this for 2 people?').waitFor();
  await inDialog('Approve').click();
  await page.getByText('Nothing waits for you').waitFor();
  await site.drain();
  expect(await imported.view()).toMatchObject({ stage: 'asking', canary: { isVerified: true } });
});
