import { call } from '../../pages/calls';
import { beginRestore } from '../closed-accounts';
import {
  COLLEAGUE,
  CONTRACTOR,
  JIRA_ADMIN,
  LEAVER,
  OPERATOR,
  SECOND_OPERATOR,
  SITE_ADMIN,
  SYNCED,
  TestSite,
} from '../site';
import { allowRule, createKey, personalWords, runRule } from './tool';

let site: TestSite;
let permit: string;
beforeAll(async () => {
  site = await TestSite.start();
});
beforeEach(async () => {
  await site.reset();
  permit = await allowRule(site);
});
afterAll(() => site.close());

describe('a rule that an administrator allowed', () => {
  test('takes the access of the person away, in the name of the one who answers for the rule', async () => {
    const answer = await runRule(site, { permit, leaver: CONTRACTOR, reason: 'HR said so', ticket: 'IT-2' });
    expect(answer).toMatchObject({ status: 'succeeded', outputs: { runId: expect.any(String) as unknown } });
    await site.drain();
    const id = String(answer.outputs?.['runId']);
    expect(await call(site, 'operator', 'getRun', { id })).toMatchObject({
      status: 'completed',
      source: 'automation',
      operator: { accountId: await site.accountId(OPERATOR) },
      via: 'Automation rule "Leavers of HR"',
      why: 'HR said so',
    });
    expect(await site.groupsOf(CONTRACTOR)).toEqual([]);
  });

  test('leaves out what is not filled in, as Automation hands it over', async () => {
    const empty = { team: '', successor: '', when: '', reason: '', ticket: '' };
    expect(await runRule(site, { permit, leaver: CONTRACTOR, ...empty })).toMatchObject({
      status: 'succeeded',
    });
  });

  test('that asks twice for the same person makes one run while it is under way', async () => {
    const asked = { permit, leaver: CONTRACTOR, when: new Date(site.now() + 3_600_000).toISOString() };
    const answers = await Promise.all([runRule(site, asked), runRule(site, asked)]);
    await site.drain({ horizonSeconds: 0 });
    answers.push(await runRule(site, asked));
    const ids = answers.map(({ outputs }) => outputs?.['runId']);
    expect(ids).toEqual(answers.map(() => expect.any(String) as unknown));
    expect(new Set(ids).size).toBe(1);
    expect(await site.runs()).toHaveLength(1);
  });

  test.each([
    { leaver: CONTRACTOR, status: 'completed' },
    { leaver: SYNCED, status: 'incomplete' },
  ])('that heard no answer and asks again at once gets the run that is $status by then', async (one) => {
    const answers = [await runRule(site, { permit, leaver: one.leaver })];
    await site.drain();
    answers.push(await runRule(site, { permit, leaver: one.leaver }));
    const [run, ...others] = await site.runs();
    expect(others).toEqual([]);
    expect(run?.status).toBe(one.status);
    expect(answers.map(({ outputs }) => outputs?.['runId'])).toEqual([run?.id, run?.id]);
  });

  test('asks anew once the run has been over for a while', async () => {
    await runRule(site, { permit, leaver: CONTRACTOR });
    await site.drain();
    await site.advance(600);
    const again = await runRule(site, { permit, leaver: CONTRACTOR });
    expect(again.errors?.join()).toContain('leaver-');
    expect((await site.runs()).map(({ status }) => status)).toEqual(['refused', 'completed']);
  });

  test('asks anew at once where access was given back', async () => {
    await site.changeSettings((settings) => ({ ...settings, account: { action: 'keep', afterDays: 0 } }));
    const groups = await site.groupsOf(CONTRACTOR);
    const first = await runRule(site, { permit, leaver: CONTRACTOR });
    await site.drain();
    const runId = String(first.outputs?.['runId']);
    await beginRestore(site, runId, 'come-back');
    await site.drain();
    expect(await site.groupsOf(CONTRACTOR)).toEqual(groups);
    const again = await runRule(site, { permit, leaver: CONTRACTOR });
    expect(again).toMatchObject({ status: 'succeeded' });
    expect(again.outputs?.['runId']).not.toBe(runId);
  });

  test('is stopped when it asks for the same over and over', async () => {
    const answers: string[] = [];
    for (let asked = 0; asked < 21; asked += 1) {
      answers.push((await runRule(site, { permit, leaver: OPERATOR })).errors?.join() ?? '');
    }
    expect(answers.slice(0, 20).every((words) => words.includes('leaver-is-operator'))).toBe(true);
    expect(answers.at(-1)).toContain('too-many-requests');
  });

  test('works with any connection where an administrator allowed that', async () => {
    const open = await allowRule(site, { name: 'Shared connection', ownConnectionOnly: false });
    expect(await runRule(site, { permit: open, leaver: CONTRACTOR }, COLLEAGUE)).toMatchObject({
      status: 'succeeded',
    });
    const noConnection = await runRule(site, { permit: open, leaver: LEAVER }, null);
    expect(noConnection).toMatchObject({ status: 'succeeded' });
  });
});

describe('a rule is refused with words for its audit log, and nothing begins', () => {
  const cases: Record<string, [ask: () => ReturnType<typeof runRule>, code: string]> = {
    'without a permit that is one': [
      () => runRule(site, { permit: 'please', leaver: CONTRACTOR }),
      'rule-not-allowed',
    ],
    'with the permit of no rule': [
      () => runRule(site, { permit: `0123456789abcdef.${'x'.repeat(43)}`, leaver: CONTRACTOR }),
      'rule-not-allowed',
    ],
    'with half of a permit changed': [
      () => runRule(site, { permit: `${permit.slice(0, -3)}xxx`, leaver: CONTRACTOR }),
      'rule-not-allowed',
    ],
    "with a key's id and secret": [
      async () => {
        const key = await createKey(site);
        return runRule(site, { permit: `${key.id}.${key.secret}`, leaver: CONTRACTOR });
      },
      'rule-not-allowed',
    ],
    'with a permit that was revoked': [
      async () => {
        await call(site, 'admin', 'revokeCredential', { id: permit.split('.')[0] ?? '' }, JIRA_ADMIN);
        return runRule(site, { permit, leaver: CONTRACTOR });
      },
      'rule-not-allowed',
    ],
    'with a permit that was copied to the rule of somebody else': [
      () => runRule(site, { permit, leaver: CONTRACTOR }, SECOND_OPERATOR),
      'connection-of-somebody-else',
    ],
    'where the platform does not tell whose connection it is': [
      () => runRule(site, { permit, leaver: CONTRACTOR }, null),
      'connection-of-somebody-else',
    ],
    'whose owner lost the permission': [
      async () => {
        await site.takeFromGroup('offboarding-operators', OPERATOR);
        return runRule(site, { permit, leaver: CONTRACTOR });
      },
      'owner-not-allowed',
    ],
    'for its own owner': [() => runRule(site, { permit, leaver: OPERATOR }), 'leaver-is-operator'],
    'for an administrator': [() => runRule(site, { permit, leaver: SITE_ADMIN }), 'leaver-is-administrator'],
    'for an address that nobody has': [
      () => runRule(site, { permit, leaver: 'nobody@acme.example' }),
      'leaver-text-ambiguous',
    ],
    'with a procedure that does not exist': [
      () => runRule(site, { permit, leaver: CONTRACTOR, procedure: 'delete' }),
      'invalid-request',
    ],
    'with a day that is none': [
      () => runRule(site, { permit, leaver: CONTRACTOR, when: 'tomorrow' }),
      'invalid-request',
    ],
    'while everything is stopped': [
      async () => {
        const { version } = await call(site, 'admin', 'getSettings', {}, JIRA_ADMIN);
        await call(site, 'admin', 'stopEverything', { version, reason: 'Audit' }, JIRA_ADMIN);
        return runRule(site, { permit, leaver: CONTRACTOR });
      },
      'stopped',
    ],
  };

  test.each(Object.entries(cases))('%s', async (_, [ask, code]) => {
    const answer = await ask();
    expect(answer).toMatchObject({ status: 'failed', errors: [expect.stringContaining(`(${code})`)] });
    const said = JSON.stringify(answer);
    for (const word of [permit, 'nobody@', ...(await personalWords(site))]) expect(said).not.toContain(word);
    await site.drain();
    expect((await site.runs()).filter(({ status }) => status !== 'refused')).toEqual([]);
  });
});
