import { group, person } from '../open-site';
import { DIRECTORY, openOrganisation, SCIM, type OpenOrganisation } from './open-organisation';

const SYNCED = 'synced@acme.example';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface List {
  totalResults: number;
  Resources: { id: string; userName: string; active: boolean }[];
}

async function scimId({ ask }: Pick<OpenOrganisation, 'ask'>, email: string): Promise<string> {
  const filter = encodeURIComponent(`userName eq "${email}"`);
  const { Resources } = (await ask(`GET ${SCIM}/Users?filter=${filter}`)).body as List;
  return Resources[0]?.id ?? '';
}

async function setActive(opened: OpenOrganisation, email: string, value: boolean) {
  const body = { schemas: [PATCH], Operations: [{ op: 'replace', path: 'active', value }] };
  return opened.ask(`PATCH ${SCIM}/Users/${await scimId(opened, email)}`, { body });
}

describe('users of the identity provider', () => {
  test('are found by name, with their account and their synced groups', async () => {
    const opened = openOrganisation();
    const { body } = await opened.ask(`GET ${SCIM}/Users/${await scimId(opened, 'SYNCED@acme.example')}`);
    expect(body).toMatchObject({
      userName: SYNCED,
      active: true,
      groups: [{ display: 'idp-engineering' }, { display: 'idp-office' }],
      'urn:scim:schemas:extension:atlassian-external:1.0': { atlassianAccountId: person(SYNCED) },
    });
  });

  test('come in pages that count from 1', async () => {
    const { ask } = openOrganisation();
    const { body } = await ask(`GET ${SCIM}/Users?startIndex=14&count=10`);
    expect(body).toMatchObject({ totalResults: 15, startIndex: 14, itemsPerPage: 2 });
  });

  test.each(['emails eq "a"', 'userName co "a"', 'userName eq a', 'userName eq "a" and active eq true'])(
    'are not found by %s',
    async (filter) => {
      const { ask } = openOrganisation();
      const { status, body } = await ask(`GET ${SCIM}/Users?filter=${encodeURIComponent(filter)}`);
      expect(status).toBe(400);
      expect(body).toMatchObject({ scimType: 'invalidFilter', status: '400' });
    },
  );

  test('are deactivated by active: false, with their groups kept, and activated again', async () => {
    const opened = openOrganisation();
    const { groups } = await opened.inJira(SYNCED);
    expect(await setActive(opened, SYNCED, false)).toMatchObject({ status: 200, body: { active: false } });
    expect(await opened.inJira(SYNCED)).toEqual({ active: false, groups, products: [] });
    expect(opened.account(SYNCED)).toMatchObject({ status: 'inactive' });
    await setActive(opened, SYNCED, true);
    expect(await opened.inJira(SYNCED)).toMatchObject({ active: true, groups });
  });

  test('leave and join synced groups', async () => {
    const opened = openOrganisation();
    const id = await scimId(opened, SYNCED);
    const path = `PATCH ${SCIM}/Groups/${group('idp-office')}`;
    const remove = { Operations: [{ op: 'remove', path: `members[value eq "${id}"]` }] };
    expect((await opened.ask(path, { body: remove })).status).toBe(200);
    expect((await opened.inJira(SYNCED)).groups).not.toContain('idp-office');
    const add = { Operations: [{ op: 'add', path: 'members', value: [{ value: id }] }] };
    await opened.ask(path, { body: add });
    expect((await opened.inJira(SYNCED)).groups).toContain('idp-office');
    const stranger = { Operations: [{ op: 'add', path: 'members', value: [{ value: 'x' }] }] };
    expect((await opened.ask(path, { body: stranger })).status).toBe(404);
  });

  test('can be changed in nothing else here', async () => {
    const opened = openOrganisation();
    const path = `PATCH ${SCIM}/Users/${await scimId(opened, SYNCED)}`;
    for (const operation of [
      { op: 'replace', path: 'title', value: 'x' },
      { op: 'remove', path: 'active' },
      { op: 'replace', path: 'active', value: 'maybe' },
    ]) {
      expect((await opened.ask(path, { body: { Operations: [operation] } })).status).toBe(400);
    }
  });
});

describe('the identity provider', () => {
  test('brings back at its next synchronisation what was changed of its groups and users', async () => {
    const opened = openOrganisation({ organisation: { synchronisesEverySeconds: 3600 } });
    const { clock, ask, inJira, events } = opened;
    const id = await scimId(opened, SYNCED);
    await ask(`PATCH ${SCIM}/Groups/${group('idp-office')}`, {
      body: { Operations: [{ op: 'remove', path: 'members', value: [{ value: id }] }] },
    });
    await ask(`DELETE ${DIRECTORY}/users/${person('freya.olsen@acme.example')}`);
    await setActive(opened, 'ivo.marek@acme.example', false);
    clock.advance(3_590_000);
    expect((await inJira(SYNCED)).groups).not.toContain('idp-office');
    clock.advance(10_000);
    expect((await inJira(SYNCED)).groups).toContain('idp-office');
    expect(await inJira('freya.olsen@acme.example')).toMatchObject({
      active: true,
      groups: ['idp-engineering'],
      products: ['jira-software'],
    });
    expect(await inJira('ivo.marek@acme.example')).toMatchObject({ active: true });
    expect(events.at(-1)).toMatchObject({ eventType: 'avi:jira:updated:user', user: { active: true } });
    clock.reset();
  });

  test('synchronises again and again, and never unless the seed says so', async () => {
    for (const [seconds, expected] of [
      [3600, true],
      [null, false],
    ] as const) {
      const opened = openOrganisation({ organisation: { synchronisesEverySeconds: seconds } });
      opened.clock.advance(7_200_000);
      await setActive(opened, SYNCED, false);
      opened.clock.advance(3_600_000);
      expect(await opened.inJira(SYNCED)).toMatchObject({ active: expected });
      opened.clock.reset();
    }
  });
});
