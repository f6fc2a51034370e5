import { call, offboard } from '../../pages/calls';
import { BOTH, WITH_BOTH } from '../seeds';
import { JIRA_ADMIN, OPERATOR, SECOND_OPERATOR, TestSite } from '../site';
import { approve, asked, askForDeletions, getRun } from './approvals';

const OSCAR = 'oscar.berg@acme.example';

let site: TestSite;
beforeAll(async () => {
  site = await TestSite.start(WITH_BOTH);
});
afterAll(() => site.close());
beforeEach(() => site.reset());

const protect = async (email: string): Promise<void> => {
  const accountId = await site.accountId(email);
  await site.changeSettings((settings) => ({ ...settings, protection: { accountIds: [accountId] } }));
};

describe('an administrator who leaves', () => {
  it('is refused to operators', async () => {
    await expect(offboard(site, [JIRA_ADMIN])).rejects.toThrow('Jonas Brandt is an administrator');
  });

  it('is offboarded by an administrator together with a second person', async () => {
    const [id = ''] = await asked(site, [JIRA_ADMIN], { as: BOTH });
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({
      status: 'held',
      approval: { causes: ['The person is an administrator or protected.'] },
    });
    expect(await site.groupsOf(JIRA_ADMIN)).toContain('jira-administrators');
    expect(await approve(site, [id], OPERATOR)).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await site.groupsOf(JIRA_ADMIN)).toEqual(['leaver-holding']);
  });

  it('stays when whoever asked is no administrator any more', async () => {
    const [id = ''] = await asked(site, [JIRA_ADMIN], { as: BOTH });
    await site.takeFromGroup('jira-administrators', BOTH);
    expect(await approve(site, [id], OPERATOR)).toMatchObject([
      { outcome: 'refused', reason: expect.stringContaining('Jonas Brandt is an administrator') as unknown },
    ]);
    expect(await site.groupsOf(JIRA_ADMIN)).toContain('jira-administrators');
  });

  it('never offboards themself', async () => {
    await expect(offboard(site, [BOTH], { as: BOTH })).rejects.toThrow('cannot offboard themself');
  });
});

describe('a protected person', () => {
  it('is offboarded in the same way', async () => {
    await protect(OSCAR);
    await expect(offboard(site, [OSCAR])).rejects.toThrow('Oscar Berg is protected');
    const [id = ''] = await asked(site, [OSCAR], { as: BOTH });
    await site.drain();
    expect(await approve(site, [id])).toMatchObject([{ outcome: 'done' }]);
    await site.drain();
    expect(await site.groupsOf(OSCAR)).toEqual(['leaver-holding']);
  });

  it('needs a second person, too, when protected after the run was created', async () => {
    await site.changeSettings((settings) => ({ ...settings, times: { stopWindowMinutes: 10 } }));
    const [id = ''] = await asked(site, [OSCAR], { as: BOTH });
    expect(await getRun(site, id)).toMatchObject({ status: 'scheduled', approval: null });
    await protect(OSCAR);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'held', approval: { given: null } });
    expect(await site.groupsOf(OSCAR)).not.toEqual([]);
    const payload = { runIds: [id], reason: 'He stays.' };
    await call(site, 'operator', 'declineRuns', payload, SECOND_OPERATOR);
    await site.drain();
    expect(await getRun(site, id)).toMatchObject({ status: 'cancelled' });
  });
});

describe('two people who decide in the same moment', () => {
  it('approve it once', async () => {
    await askForDeletions(site);
    const [id = ''] = await asked(site, [OSCAR], { as: SECOND_OPERATOR });
    expect(await getRun(site, id)).toMatchObject({ approval: { given: null } });
    const answers = await Promise.all([OPERATOR, BOTH].map((as) => approve(site, [id], as)));
    const outcomes = answers.flat().map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['done', 'refused']);
    await site.drain();
    expect(await site.groupsOf(OSCAR)).toEqual(['leaver-holding']);
  });
});
