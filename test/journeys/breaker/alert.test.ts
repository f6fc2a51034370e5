import { call, offboard } from '../../pages/calls';
import { COLLEAGUE, JIRA_ADMIN, LEAVER, OPERATOR, SYNCED, TestSite } from '../site';
import { breakerOf, limitTo } from './daily-limit';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start();
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const trip = async (): Promise<void> => {
  await site.resolve('IT-2');
  await offboard(site, [LEAVER]);
  await offboard(site, [SYNCED]);
  await site.drain();
};

/** Account ids that a comment mentions. */
async function mentioned(key: string): Promise<string[]> {
  const answer = JSON.stringify(await site.jira('GET', `issue/${key}/comment`, undefined, OPERATOR));
  return [...answer.matchAll(/"type":"mention","attrs":\{"id":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
}

it('tells the administrators once, on the ticket that they have named', async () => {
  await limitTo(site, 1, { ticketKey: 'IT-4' });
  await trip();
  await site.schedule('tick');
  await site.schedule('tick');
  const comments = await site.comments('IT-4');
  expect(comments).toMatchObject([{ isInternal: true, author: 'Leaver' }]);
  // Who changed the settings lately.
  expect(await mentioned('IT-4')).toEqual([await site.accountId(JIRA_ADMIN)]);
  expect(comments[0]?.text).toMatch(/1 person .* within 24 hours, the limit is 1/);
  expect(comments[0]?.text).toContain('A second administrator agrees');
});

it('mentions whom the settings name', async () => {
  const carla = await site.accountId(COLLEAGUE);
  await limitTo(site, 1, { ticketKey: 'IT-4', mentionIds: [carla] });
  await trip();
  expect(await mentioned('IT-4')).toEqual([carla]);
});

it('is told by the schedule where the worker could not, and still once', async () => {
  await limitTo(site, 1, { ticketKey: 'IT-4' });
  await site.fault([
    { target: 'jira', method: 'POST', path: 'IT-4|issue/[0-9]+/comment', skip: 1, effect: { drop: 'after' } },
  ]);
  await trip();
  await site.clearFaults();
  await site.schedule('tick');
  await site.schedule('tick');
  expect(await site.comments('IT-4')).toHaveLength(1);
});

it('says on the page when the ticket is gone', async () => {
  await limitTo(site, 1, { ticketKey: 'IT-4' });
  await site.jira('DELETE', 'issue/IT-4', undefined, JIRA_ADMIN);
  await trip();
  const { tripped } = await breakerOf(site);
  expect(tripped?.alertRefused).toBe('There is no ticket IT-4, or Leaver may not see it.');
});

it('stands in the record of changes', async () => {
  await limitTo(site, 1);
  await trip();
  const { changes } = await call(site, 'admin', 'listChanges', {}, JIRA_ADMIN);
  expect(changes[0]).toMatchObject({
    by: { displayName: 'Leaver' },
    what: ['Daily limit of 1 person reached: everything is held'],
  });
});
