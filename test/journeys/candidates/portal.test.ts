import { call } from '../../pages/calls';
import { DORMANT, OPERATOR, SECOND_OPERATOR, TestSite } from '../site';
import {
  afterGrace,
  afterItsRun,
  approveAndTell,
  candidate,
  commentOn,
  learn,
  OPEN_PROJECT,
  replyInPortal,
  REQUESTED,
  saveSweep,
  withoutSecondPerson,
} from './way';

describe('a candidate who is told in the portal', () => {
  let site: TestSite;
  let groups: string[];
  beforeAll(async () => {
    site = await TestSite.start(OPEN_PROJECT);
  });
  afterAll(() => site.close());
  beforeEach(async () => {
    await site.reset();
    await learn(site);
    await saveSweep(site, REQUESTED);
    groups = await site.groupsOf(DORMANT);
  });

  /** The second operator agrees to the run as it is shown. */
  const agree = async (id: string) => {
    const { people } = await call(site, 'operator', 'previewApprovals', { runIds: [id] }, SECOND_OPERATOR);
    const runs = people.flatMap((one) => (one.allowed ? [{ id, fingerprint: one.fingerprint }] : []));
    await call(site, 'operator', 'approveRuns', { runs }, SECOND_OPERATOR);
  };

  it('asks for the access back by a reply, and an operator grants it from the snapshot', async () => {
    await withoutSecondPerson(site);
    await site.schedule('daily');
    const key = await approveAndTell(site);
    await afterGrace(site);
    await afterItsRun(site);
    expect(await site.groupsOf(DORMANT)).not.toEqual(groups);
    await replyInPortal(site, key, 'I need it again, please.', DORMANT);
    await site.drain({ horizonSeconds: 0 });
    const { person } = await candidate(site, 'asked-back');
    const grant = { accountId: person.accountId };
    await expect(call(site, 'operator', 'grantAccessBack', { accountId: 'nobody' })).rejects.toThrow(
      'Nobody asks for this access any more. Look again.',
    );
    await call(site, 'operator', 'grantAccessBack', grant);
    await site.drain({ horizonSeconds: 0 });
    expect(await site.groupsOf(DORMANT)).toEqual(groups);
    await candidate(site, 'restored');
    const told = (await site.comments(key)).filter(({ isInternal }) => !isInternal);
    expect(told.map(({ text }) => text.split('\n')[0])).toEqual([
      expect.stringContaining('this is about your access'),
      expect.stringContaining('your access has ended'),
      'I need it again, please.',
      expect.stringContaining('somebody who looks after access decides'),
    ]);
  });

  it('keeps the access by a reply while another operator has not agreed to the run yet', async () => {
    await site.schedule('daily');
    const key = await approveAndTell(site, DORMANT, OPERATOR);
    await afterGrace(site);
    const [run] = await site.runs();
    expect(run).toMatchObject({ source: 'sweep', status: 'held' });
    await replyInPortal(site, key, 'I need it.', DORMANT);
    await site.drain({ horizonSeconds: 0 });
    await candidate(site, 'kept');
    expect(await site.runs()).toMatchObject([{ status: 'cancelled' }]);
    expect(await site.groupsOf(DORMANT)).toEqual(groups);
  });

  it('loses nothing when it comes back in the last second, after the run was made', async () => {
    await site.schedule('daily');
    await approveAndTell(site);
    await afterGrace(site);
    const [run] = await site.runs();
    await commentOn(site, 'ENG-8', 'Back again', DORMANT);
    await agree(run?.id ?? '');
    await site.drain({ horizonSeconds: 0 });
    expect(await site.groupsOf(DORMANT)).toEqual(groups);
    const [ended] = await site.runs();
    expect(ended).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('active again') as string,
    });
    await afterItsRun(site);
    await candidate(site, 'kept');
  });
});
