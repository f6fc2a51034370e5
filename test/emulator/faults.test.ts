import { createFaults, faultsSchema, pathMatches, type FaultRule } from '../../emulator/faults';

const rules = (...given: object[]): FaultRule[] => faultsSchema.parse({ rules: given }).rules;
const call = { target: 'jira', method: 'GET', path: '/rest/api/3/user?accountId=a', client: false } as const;

describe('fault rules', () => {
  test('meet their target, method and path, and nothing else', () => {
    const faults = createFaults();
    faults.add(rules({ target: 'jira', method: 'get', path: '/rest/api/3/user', effect: { latencyMs: 5 } }));
    expect(faults.meet(call).latencyMs).toBe(5);
    expect(faults.meet({ ...call, method: 'DELETE' }).latencyMs).toBe(0);
    expect(faults.meet({ ...call, target: 'storage' }).latencyMs).toBe(0);
    expect(faults.meet({ ...call, path: '/rest/api/3/group' }).latencyMs).toBe(0);
  });

  test('meet what is sent where they ask for it', () => {
    const faults = createFaults();
    expect(faults.readsBodies()).toBe(false);
    faults.add(rules({ target: 'storage', body: 'settings:', effect: { kill: 'before' } }));
    expect(faults.readsBodies()).toBe(true);
    const write = { target: 'storage', method: 'POST', path: '/v1/set', client: false } as const;
    expect(faults.meet({ ...write, body: '{"key":"settings:1"}' }).kill).toBe('before');
    expect(faults.meet({ ...write, body: '{"key":"run:1"}' }).kill).toBeUndefined();
    expect(faults.meet(write).kill).toBeUndefined();
    expect(() => rules({ target: 'event', body: 'a', effect: { drop: 'before' } })).toThrow(
      'calls of the app',
    );
  });

  test('leave other clients alone unless they say so', () => {
    const faults = createFaults();
    faults.add(rules({ target: 'jira', effect: { drop: 'before' } }));
    expect(faults.meet({ ...call, client: true }).drop).toBeUndefined();
    faults.add(rules({ target: 'jira', clients: true, effect: { drop: 'after' } }));
    expect(faults.meet({ ...call, client: true }).drop).toBe('after');
  });

  test('skip matches and then happen so many times', () => {
    const faults = createFaults();
    faults.add(rules({ target: 'jira', skip: 1, times: 2, effect: { status: 503 } }));
    const answers = [1, 2, 3, 4].map(() => faults.meet(call).answer?.status);
    expect(answers).toEqual([undefined, 503, 503, undefined]);
  });

  test('add up; the first answer wins; clearing ends all', () => {
    const faults = createFaults();
    faults.add(
      rules(
        { target: 'jira', effect: { latencyMs: 5 } },
        { target: 'jira', effect: { latencyMs: 7 } },
        { target: 'jira', effect: { status: 429, headers: { 'retry-after': '3' } } },
        { target: 'jira', effect: { status: 500 } },
      ),
    );
    expect(faults.meet(call)).toMatchObject({
      latencyMs: 12,
      answer: { status: 429, headers: { 'retry-after': '3' } },
    });
    faults.clear();
    expect(faults.meet(call)).toEqual({ latencyMs: 0, lagMs: 0, delaySeconds: 0, failedItems: 0, copies: 1 });
  });

  test('are refused when an effect means nothing at its target', () => {
    expect(() => rules({ target: 'event', effect: { status: 500 } })).toThrow('means nothing');
    expect(() => rules({ target: 'jira', effect: { duplicate: true } })).toThrow('means nothing');
    expect(() => rules({ target: 'jira', effect: { failedItems: 1 } })).toThrow('means nothing');
    expect(() => rules({ target: 'jira', effect: { explode: true } })).toThrow();
    expect(() => rules({ target: 'moon', effect: { latencyMs: 1 } })).toThrow();
  });

  test('take parts of paths, regular expressions and globs', () => {
    expect(pathMatches('/group/user', '/rest/api/3/group/user?groupId=1')).toBe(true);
    expect(pathMatches('groupId=1', '/rest/api/3/group/user?groupId=1')).toBe(true);
    expect(pathMatches('^/rest/api/3/user$', '/rest/api/3/user?accountId=a')).toBe(true);
    expect(pathMatches('^/rest/api/3/user$', '/rest/api/3/users/search')).toBe(false);
    expect(pathMatches('/rest/api/3/issue/*/comment', '/rest/api/3/issue/IT-1/comment')).toBe(true);
    expect(pathMatches('/rest/api/3/issue/*', '/rest/api/3/issue/IT-1/comment')).toBe(false);
    expect(pathMatches('**/comment', '/rest/api/3/issue/IT-1/comment?x=1')).toBe(true);
  });
});
