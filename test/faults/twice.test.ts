import { FIELDS, LEAVER, OPERATOR, TestSite } from '../journeys/site';
import { differences } from './differences';
import { endState, storageOf, type EndState } from './end-state';
import { carryOut, DELETE, KEEP, prepare, type Scenario } from './scenarios';

/** Long enough to be on the way at the same time. */
const SLOW_JIRA = { target: 'jira', effect: { latencyMs: 40 } };

describe('what happens twice has the same single result', () => {
  let site: TestSite;
  let clean: EndState;
  beforeAll(async () => {
    site = await TestSite.start();
    await prepare(site, KEEP);
    await carryOut(site, KEEP);
    clean = await endState(site, KEEP.tickets);
  });
  afterAll(() => site.close());

  const compareWith = async (scenario: Scenario, rules: Record<string, unknown>[]) => {
    await prepare(site, scenario);
    await site.fault(rules);
    await carryOut(site, scenario);
    expect(differences(clean, await endState(site, scenario.tickets))).toEqual([]);
  };

  it('the same event twice at the same time', async () => {
    await compareWith(KEEP, [{ target: 'event', effect: { duplicate: 2 } }, SLOW_JIRA]);
  });

  it('the same event again after the end', async () => {
    await prepare(site, KEEP);
    const event = await lastTransitionOf(site, 'IT-1');
    await site.control('event', event);
    await site.drain();
    const before = await site.writes();
    await Promise.all([site.control('event', event), site.control('event', event)]);
    await site.drain();
    expect(await site.writes()).toEqual(before);
    expect(differences(clean, await endState(site, KEEP.tickets))).toEqual([]);
  });

  it('three deliveries of the worker at once, past the concurrency limit', async () => {
    await compareWith(KEEP, [{ target: 'queue', effect: { duplicate: 2 } }, SLOW_JIRA]);
  });

  it('the five-minute schedule while the worker is at it', async () => {
    await prepare(site, KEEP);
    await site.fault([SLOW_JIRA]);
    await site.transition('IT-1', 'Resolve');
    for (let round = 0; round < 5; round += 1) await site.control('schedule', { key: 'tick' });
    await site.drain();
    expect(differences(clean, await endState(site, KEEP.tickets))).toEqual([]);
  });

  it('the search for missed events while the event is on its way', async () => {
    await prepare(site, KEEP);
    await site.fault([{ target: 'event', effect: { delaySeconds: 2 } }, SLOW_JIRA]);
    await site.transition('IT-1', 'Resolve');
    await site.control('schedule', { key: 'missed' });
    await site.drain();
    expect(differences(clean, await endState(site, KEEP.tickets))).toEqual([]);
  });

  it('two tickets for the same person: one run acts, the other ticket is told why nothing is done twice', async () => {
    await prepare(site, KEEP);
    const accountId = await site.accountId(LEAVER);
    await site.setFields('IT-4', { [FIELDS.leaver]: { accountId } });
    await site.fault([SLOW_JIRA]);
    await Promise.all([site.transition('IT-1', 'Resolve'), site.transition('IT-4', 'Resolve')]);
    await site.drain();
    const runs = await site.runs();
    expect(runs.map(({ status }) => status).sort()).toEqual(['incomplete', 'refused']);
    expect(runs.find(({ status }) => status === 'refused')?.reason).toContain('is being offboarded already');
    expect(await site.groupsOf(LEAVER)).toEqual(['leaver-holding']);
    const comments = [...(await site.comments('IT-1')), ...(await site.comments('IT-4'))];
    expect(comments).toHaveLength(2);
    const removals = (await site.writes()).filter((write) => write === 'DELETE /rest/api/3/group/user');
    expect(removals).toHaveLength(6);
  });

  it('a later ticket for somebody who has left finds nothing to do', async () => {
    await prepare(site, DELETE);
    await carryOut(site, DELETE);
    await site.transition('IT-2', 'Reopen');
    await site.drain();
    await site.transition('IT-2', 'Resolve');
    await site.drain();
    const { entities } = await storageOf(site);
    expect(
      Object.values(entities.run)
        .map(({ status }) => status)
        .sort(),
    ).toEqual(['completed', 'refused']);
    expect(await site.comments('IT-2')).toHaveLength(2);
  });
});

/** Resolves a ticket while its events get lost. @returns the event that Jira would have sent */
async function lastTransitionOf(site: TestSite, key: string): Promise<object> {
  await site.fault([{ target: 'event', effect: { drop: 'before' } }]);
  await site.transition(key, 'Resolve');
  await site.drain();
  await site.clearFaults();
  const { id, fields, changelog } = (await site.jira(
    'GET',
    `issue/${key}?expand=changelog&fields=project,status`,
    undefined,
    OPERATOR,
  )) as {
    id: string;
    fields: object;
    changelog: { histories: { id: string; created: string; items: object[] }[] };
  };
  const [last] = changelog.histories;
  if (!last) throw new Error(`${key} has no history.`);
  return {
    eventType: 'avi:jira:updated:issue',
    issue: { id, key, fields },
    changelog: { id: last.id, items: last.items },
    timestamp: Date.parse(last.created),
  };
}
