import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AS_APP, group, openSite, person } from '../open-site';

const SMALL = {
  groups: [{ name: 'team' }],
  people: [{ email: 'one@acme.example', name: 'One', groups: ['team'] }],
};

describe('reading a seed', () => {
  test('takes an object of the format', async () => {
    const { get } = openSite({ seed: SMALL });
    expect((await get(AS_APP, `user/groups?accountId=${person('one@acme.example')}`)).body).toMatchObject([
      { name: 'team', groupId: group('team') },
    ]);
  });

  test('takes the path of a YAML or JSON file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    const yaml = join(folder, 'small.yml');
    const json = join(folder, 'small.json');
    writeFileSync(yaml, 'people:\n  - { email: one@acme.example, name: One }\n');
    writeFileSync(json, JSON.stringify(SMALL));
    for (const seed of [yaml, json]) {
      const { get } = openSite({ seed });
      expect((await get(AS_APP, `user?accountId=${person('one@acme.example')}`)).status).toBe(200);
    }
  });

  test('takes company with parts of it replaced', async () => {
    const seed = { extends: 'company', site: { plan: 'free' }, filters: [] };
    const { get, site } = openSite({ seed });
    expect((await get(AS_APP, 'auditing/record')).status).toBe(403);
    expect(site.state()).toMatchObject({ filters: [], dashboards: { length: 3 } });
  });

  test('replaces names inside the payloads of invocations by ids', () => {
    const seed = {
      ...SMALL,
      invocations: [
        {
          module: 'admin',
          functionKey: 'save',
          payload: { holding: { $group: 'team' }, people: [{ $person: 'One@acme.example' }] },
          as: 'one@acme.example',
        },
      ],
    };
    expect(openSite({ seed }).invocations).toEqual([
      {
        module: 'admin',
        functionKey: 'save',
        payload: { holding: group('team'), people: [person('one@acme.example')] },
        as: 'one@acme.example',
      },
    ]);
  });

  test.each([
    ['an unknown name', 'compny', 'There is no seed "compny"'],
    ['a file that is not there', '/nowhere/seed.json', 'cannot be read'],
    ['a field that the format does not have', { ...SMALL, poeple: [] }, 'poeple'],
    [
      'a group that there is not',
      { people: [{ email: 'a@b.example', name: 'A', groups: ['x'] }] },
      'group "x"',
    ],
    ['the same person twice', { people: [...SMALL.people, ...SMALL.people], groups: SMALL.groups }, 'twice'],
    ['nothing', null, 'A seed is a name'],
  ])('refuses %s and says where', (_, seed, message) => {
    // `null` has to reach the reader itself, not the builder's default.
    expect(() => openSite({ seed: seed ?? [] })).toThrow(message);
  });
});
