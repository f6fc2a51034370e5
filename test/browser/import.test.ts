import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ImportOnSite } from '../journeys/import/import-on-site';
import { COLLEAGUE, DORMANT, OPERATOR, SITE_ADMIN, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';
import { openAppPage } from './visits';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByRole('tab', { name: 'Import' }).click();
});

const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();
const frame = () => page.frameLocator('iframe.uikit-frame');
/** Fields of other tabs stay on the page. */
const panel = () => page.getByRole('tabpanel', { name: 'Import' });
const confirmation = (name: string) => page.getByRole('dialog').getByRole('button', { name });

async function pickFile(name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await frame()
    .getByLabel(/^File with/)
    .setInputFiles({ name, mimeType: 'text/csv', buffer });
}

test('an operator imports a file: columns, rows, the first person, everybody else, and the result', async () => {
  const people = await Promise.all([DORMANT, COLLEAGUE, SITE_ADMIN].map((email) => site.accountId(email)));
  await page.getByText('No imports yet').waitFor();
  await expectGoodPage(page);
  await pickFile('leavers.csv', `User id,User name\n${people.map((id) => `${id},=1+1`).join('\n')}\n`);
  await page.getByText('Which column is what').waitFor();
  await expectGoodPage(page);
  await press('Read the file');
  await page.getByText('What is to be done').waitFor();
  await page.getByText('Protected', { exact: true }).first().waitFor();
  await panel().getByText('Revoke access', { exact: true }).click();
  await page.getByRole('button', { name: /^Show the plan for/ }).click();
  await page.getByRole('button', { name: /^Begin with/ }).waitFor();
  await expectGoodPage(page);

  await page.getByRole('button', { name: /^Begin with/ }).click();
  await page.getByText('The first run was read back').waitFor();
  await expectGoodPage(page);
  await press('Confirm the other person…');
  await confirmation('Offboard 1 person').click();
  await page.getByText('2 of 2 people done').waitFor();
  await press('Prepare the result file');
  const saving = page.waitForEvent('download');
  await frame().getByRole('button', { name: 'Save result-leavers.csv' }).click();
  await expectGoodPage(page);
  const lines = readFileSync(await (await saving).path(), 'utf8').split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain(`,'=1+1,`);
  expect(lines[3]).toContain('Left out: protected,no');
});

test('an operator hands an export in for its days only, and sees them beside the people', async () => {
  const kenji = await site.accountId('kenji.tanaka@acme.example');
  await site.call('operator', 'getInactive', {}, OPERATOR);
  await site.drain({ horizonSeconds: 0 });
  await pickFile(
    'export-users.csv',
    `User id,User name,Last seen in Jira - acme\n${kenji},Kenji,3 Jan 2026\n${await site.accountId(DORMANT)},Dora,Never accessed\n`,
  );
  await page.getByRole('heading', { name: 'When people were last seen' }).waitFor();
  await panel().getByText('Take the days over; nobody is offboarded', { exact: true }).click();
  await expectGoodPage(page);
  await press('Take the days over');
  await page.getByText('1 day was taken over').waitFor();
  await page.getByText('Once the file says never. That says nothing of a person.').waitFor();
  await expectGoodPage(page);
  await site.drain({ horizonSeconds: 0 });
  await page.getByRole('tab', { name: 'Inactive people' }).click();
  const people = page.getByRole('table', { name: /People whose access is not used/ });
  await people.getByText(/^Imported file, Jira: .*\(export of .*\)/).waitFor();
  await expectGoodPage(page);
  expect(await site.runs()).toEqual([]);
});

test('a file that is empty, too large or too long is refused before it is sent', async () => {
  await pickFile('empty.csv', '');
  await page.getByText('The file is empty.').waitFor();
  expect(await page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
  await pickFile('large.csv', Buffer.alloc(21 * 1024 * 1024, 'a'));
  await page.getByText('The file has more than 20 MB.').waitFor();
  await pickFile('long.csv', '"a\n\n",\n'.repeat(100_002));
  await page.getByText('The file has 100,002 lines').waitFor();
  await expectGoodPage(page);
  expect((await site.requests('storage')).filter(({ path }) => path.includes('import'))).toEqual([]);
});

test('a file that is none is refused with what to do', async () => {
  await pickFile('people.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0]));
  await page.getByText('This file cannot be used').waitFor();
  await page.getByText('Save it as "CSV UTF-8"').waitFor();
});

test('an upload that was cut off goes on with the same file, and takes no other one', async () => {
  await page.getByText('No imports yet').waitFor();
  await site.fault([{ target: 'storage', effect: { status: 500 } }]);
  await pickFile('leavers.csv', `User id\n${await site.accountId(DORMANT)}\n`);
  await page.getByText('The file was not sent').waitFor();
  await site.clearFaults();
  await press('Go on');
  await page.getByText('Which column is what').waitFor();

  await ImportOnSite.begun(site, 100);
  await press('All imports');
  const uploading = page.getByRole('row').filter({ hasText: 'Uploading' });
  await uploading.getByRole('button', { name: 'leavers.csv' }).click();
  await frame()
    .getByLabel(/^The same file/)
    .setInputFiles({ name: 'leavers.csv', mimeType: 'text/csv', buffer: Buffer.from('a\n') });
  await page.getByText('This is another file than leavers.csv was').waitFor();
  await expectGoodPage(page);
  await press('Remove this import');
  await confirmation('Remove it').click();
  await page.getByText('Rows removed').waitFor();
});
