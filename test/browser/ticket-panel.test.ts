import type { Locator, Page } from 'playwright-core';
import { OPEN_SERVICE_DESK } from '../journeys/seeds';
import {
  AUDITOR,
  COLLEAGUE,
  CONTRACTOR,
  FIELDS,
  LEAVER,
  OPERATOR,
  SITE_ADMIN,
  type TestSite,
} from '../journeys/site';
import { expectGoodPage } from './accessibility';
import { inBrowser } from './in-browser';

let site: TestSite;
let page: Page;

inBrowser((visit) => {
  ({ site, page } = visit);
}, OPEN_SERVICE_DESK);

async function openPanel(ticket: string, person: string): Promise<Locator> {
  await page.goto(`${site.url}/browse/${ticket}?as=${person}`);
  return page.getByRole('region', { name: 'Leaver' });
}

test('a viewer sees the bare state: no names of groups, no reasons', async () => {
  await site.resolve('IT-3');
  const panel = await openPanel('IT-3', COLLEAGUE);
  await panel.getByText('Offboarding is done as far as possible').waitFor();
  const text = await panel.innerText();
  for (const group of ['jira-users-acme', 'idp-office', 'engineering']) expect(text).not.toContain(group);
  expect(text.trim().split('\n').filter(Boolean)).toHaveLength(2);
  await expectGoodPage(page);
});

test('a ticket of another kind says that it is none of ours', async () => {
  const panel = await openPanel('ENG-1', COLLEAGUE);
  await panel.getByText('Leaver has nothing to do with this ticket.').waitFor();
});

test('an operator sees what will happen when the ticket is resolved, and who may resolve it', async () => {
  const panel = await openPanel('IT-1', OPERATOR);
  await panel.getByRole('heading', { name: 'Leo Lindqvist' }).waitFor();
  await panel.getByText('Taken out of 6 groups.').waitFor();
  await panel.getByText('jira-users-acme: Jira').waitFor();
  await panel.getByText(/Holds beside groups: Open issues \(\d+\).*Carla Conti inherits/).waitFor();
  await panel.getByText('People with the permission "Offboard people" start it').waitFor();
  await expectGoodPage(page);
  expect(await site.groupsOf(LEAVER)).toHaveLength(6);
});

test('an empty person field is named as what keeps the plan away', async () => {
  const panel = await openPanel('IT-4', OPERATOR);
  await panel.getByText('The ticket does not say who leaves.').waitFor();
});

test('an operator starts what was refused because of who resolved it, and watches it to the end', async () => {
  await site.resolve('IT-2', SITE_ADMIN);
  const panel = await openPanel('IT-2', OPERATOR);
  await panel.getByText('does not hold the permission').waitFor();
  await expectGoodPage(page);
  await panel.getByRole('button', { name: 'Start here' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Start', exact: true }).click();
  await panel.getByText('Offboarding is complete.').waitFor();
  await panel.getByText(/Report: done/).waitFor();
  expect(await panel.getByRole('button', { name: 'Start here' }).count()).toBe(0);
  expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
});

test('an auditor may look and not start', async () => {
  await site.resolve('IT-2', SITE_ADMIN);
  const panel = await openPanel('IT-2', AUDITOR);
  await panel.getByText('does not hold the permission').waitFor();
  expect(await panel.getByRole('button', { name: 'Start here' }).count()).toBe(0);
});

test('a panel that cannot be read says why, and reads again when it is asked to', async () => {
  await site.fault([{ target: 'jira', effect: { status: 503 } }]);
  const panel = await openPanel('IT-1', OPERATOR);
  await panel.getByText('The state could not be read').waitFor();
  await site.clearFaults();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await panel.getByRole('heading', { name: 'Leo Lindqvist' }).waitFor();
});

test('a change of the ticket by somebody else is on the panel without a click', async () => {
  const panel = await openPanel('IT-4', OPERATOR);
  await panel.getByText('The ticket does not say who leaves.').waitFor();
  await site.setFields('IT-4', { [FIELDS.leaver]: { accountId: await site.accountId(CONTRACTOR) } });
  await panel.getByRole('heading', { name: 'Chiara Novak' }).waitFor();
  await panel.getByText('Taken out of 3 groups.').waitFor();
});

test('an answer that could not be read again leaves what was known, and says so', async () => {
  const panel = await openPanel('IT-1', OPERATOR);
  await panel.getByRole('heading', { name: 'Leo Lindqvist' }).waitFor();
  await site.fault([{ target: 'jira', effect: { status: 503 } }]);
  await site.setFields('IT-1', { [FIELDS.urgency]: { value: 'Urgent' } });
  await panel.getByText('What you see may be out of date').waitFor();
  await panel.getByRole('heading', { name: 'Leo Lindqvist' }).waitFor();
  await expectGoodPage(page);
});
