import type { Page } from 'playwright-core';
import { ACCESS_GONE, DONE_LABEL, serviceDesk, ticketNow } from '../journeys/ticket-outcome';
import { JIRA_ADMIN, OPERATOR, type TestSite } from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { chooseOption } from './choose-option';
import { inBrowser } from './in-browser';
import { openAppPage, resolveTicket } from './visits';

let site: TestSite;
let page: Page;

inBrowser(async (visit) => {
  ({ site, page } = visit);
  await site.reset(serviceDesk());
});

const label = (name: string) => page.getByRole('textbox', { name, exact: true });
const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

async function choose(list: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click();
  await chooseOption(page, option);
}

async function editRule(): Promise<void> {
  await openAppPage(page, site, JIRA_ADMIN, 'Jira settings');
  await page.getByRole('tab', { name: 'Ticket rules' }).click();
  await press('Edit');
  await page.getByText('How the ticket ends').waitFor();
}

test('an administrator says how tickets end, and a resolved ticket shows it', async () => {
  await site.transition('IT-4', 'Resolve');
  await site.drain();
  await editRule();
  await label('Label when it is done').fill('access removed');
  await page.getByText('A label has no blanks.').waitFor();
  await label('Label when it is done').fill(DONE_LABEL);
  await label('Label when it is not done').fill('offboarding-not-done');
  await choose('Field for the time at which access was gone', 'Access gone at');
  await choose('Transition by which Leaver reopens', 'Reopen → To Do');
  await expectGoodPage(page);
  await press('Save the rule');
  await page.getByText('not done: Leaver reopens by Reopen').waitFor();

  await site.schedule('tick');
  await resolveTicket(page, site, OPERATOR, 'IT-2');
  await site.drain();
  await page.reload();
  await page.getByText(`Ticket labelled ${DONE_LABEL}`).first().waitFor();
  await page
    .getByText(/Access gone: .* after the request/)
    .first()
    .waitFor();
  await expectGoodPage(page);
  const { labels, accessGone } = await ticketNow(site, 'IT-2');
  expect(labels).toEqual([DONE_LABEL]);
  expect(accessGone).not.toBeNull();
});

test('a move that no ticket offers is marked before it is saved', async () => {
  await site.transition('IT-4', 'Resolve');
  await site.changeSettings((settings) => ({
    ...settings,
    ticketRules: (settings['ticketRules'] as object[]).map((rule) => ({
      ...rule,
      outcome: { notDoneMove: 'Open again', accessGoneField: ACCESS_GONE },
    })),
  }));
  await editRule();
  await page.getByText('“Open again” was not found').waitFor();
  await page.getByText('the newest ticket offers Leaver: Reopen → To Do.').waitFor();
  await expectGoodPage(page);
});

test('the figures tell how long access outlasted the last working day', async () => {
  await site.setFields('IT-2', { customfield_10052: '2020-01-02' });
  await site.resolve('IT-2');
  await site.schedule('tick');
  await openAppPage(page, site, OPERATOR, 'Apps');
  await page.getByText('Median from last working day').waitFor();
  await page.getByText(/\d,\d{3}(\.\d)? days/).waitFor();
  await expectGoodPage(page);
});
