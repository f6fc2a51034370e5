import { readdirSync, readFileSync } from 'node:fs';
import { createClock } from '../../emulator/clock';
import { createSite } from '../../emulator/atlassian/site';
import { describeInstalledApp } from '../../emulator/forge/installation';
import { parseManifest } from '../../emulator/forge/manifest/parse';
import type { AtlassianCall } from '../../src/atlassian/call';
import { createAtlassianClient, type AtlassianClient } from '../../src/atlassian/client';
import * as directory from '../../src/atlassian/endpoints/directory';
import * as lastActive from '../../src/atlassian/endpoints/last-active';
import * as lifecycle from '../../src/atlassian/endpoints/lifecycle';
import * as organisations from '../../src/atlassian/endpoints/organisations';
import * as scim from '../../src/atlassian/endpoints/scim';
import { createEgressPace } from '../../src/atlassian/pace';
import { createContractRecorder } from './recorder';
import { COLLEAGUE, LEAVER, idsOf } from './site/conversation';

const COMPARISON_MILLISECONDS = 120_000;
const HOST = 'https://api.atlassian.com';
const CONTRACTOR = 'contractor@acme.example';
const DORMANT = 'dormant@acme.example';
const SYNCED = 'synced@acme.example';
/** The one of every seed that names no other. */
const SCIM_DIRECTORY = 'e2b6d4f3-7c5a-4b2e-9f3a-4d5c6b7a8998';

const recorder = createContractRecorder();
const clock = createClock();
const app = describeInstalledApp(parseManifest(readFileSync('manifest.yml', 'utf8')));
const { site } = recorder.listeningTo(createSite)({ clock, app, seed: 'company' });
const id = idsOf(site.state());

const operations = new Set<string>();

/** The app's own client, without the platform in between. */
const clientWith = (key: string): AtlassianClient => {
  const client = createAtlassianClient(
    {
      fetch: (address, { method = 'GET', headers = {}, body } = {}) => {
        const path = (typeof address === 'string' ? address : address.value).slice(HOST.length);
        const sent = typeof body === 'string' ? { body } : {};
        return site.organisation(new Request(new URL(path, HOST), { method, headers, ...sent }));
      },
      pace: createEgressPace(clock),
      clock,
      sleep: () => Promise.resolve(),
      mask: (text) => Promise.resolve(text),
    },
    key,
  );
  return {
    call: (call) => {
      operations.add(call.operation);
      return client.call(call);
    },
  };
};
const organisation = clientWith('emulator-org-key');
const identity = clientWith('emulator-scim-key');

/** Every request of the app to the outside, in an order in which each has an answer. */
async function everyCall(): Promise<AtlassianCall<unknown>[]> {
  const [own] = (await organisation.call(organisations.getOrganisations())).data;
  const organisationId = own?.id ?? '';
  const [first] = (await organisation.call(organisations.getDirectories(organisationId, ''))).data;
  const place = { organisationId, directoryId: first?.directoryId ?? '' };
  const group = id.group('design');
  return [
    organisations.queryWorkspaces(organisationId),
    directory.searchUser(place, id.person(LEAVER)),
    directory.getRoleAssignments(organisationId, id.person(LEAVER), ''),
    directory.searchGroupsOf(place, id.person(SYNCED), ''),
    directory.removeMembership(place, group, id.person(LEAVER)),
    directory.addMembership(place, group, id.person(LEAVER)),
    directory.suspendUser(place, id.person(CONTRACTOR)),
    directory.restoreUser(place, id.person(CONTRACTOR)),
    directory.removeUser(place, id.person(CONTRACTOR)),
    directory.inviteUser(organisationId, CONTRACTOR, [group]),
    lastActive.getLastActiveDates(organisationId, id.person(LEAVER)),
    lifecycle.getManageability(id.person(COLLEAGUE)),
    lifecycle.disableAccount(id.person(COLLEAGUE), 'You have left.'),
    lifecycle.enableAccount(id.person(COLLEAGUE)),
    lifecycle.deleteAccount(id.person(DORMANT)),
    lifecycle.cancelAccountDeletion(id.person(DORMANT)),
  ];
}

test(
  'every request of the app to the organisation is answered, read, and conforms to the documents',
  async () => {
    for (const call of await everyCall()) await organisation.call(call);
    expect(await recorder.violations()).toEqual([]);
  },
  COMPARISON_MILLISECONDS,
);

test(
  'every request of the app to the directory of the identity provider is answered, read, and conforms to the document',
  async () => {
    const { Resources } = await identity.call(scim.findScimUser(SCIM_DIRECTORY, SYNCED));
    expect(Resources).toEqual([expect.objectContaining({ accountId: id.person(SYNCED), active: true })]);
    await identity.call(scim.setScimActive(SCIM_DIRECTORY, Resources[0]?.id ?? '', false));
    const after = await identity.call(scim.findScimUser(SCIM_DIRECTORY, SYNCED));
    expect(after.Resources).toEqual([expect.objectContaining({ active: false })]);
    expect(await recorder.violations()).toEqual([]);
  },
  COMPARISON_MILLISECONDS,
);

test('every request of the app to the outside stands in this test', () => {
  const folder = 'src/atlassian/endpoints';
  const sources = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/operation: '(.+)'/g)].map(([, name]) => name),
  );
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !operations.has(name ?? ''))).toEqual([]);
});
