import { JIRA_ADMIN, type TestSite } from './site';

/** What the journeys through the channels have in common: keys of the seed `company`, and how they are switched on. */

export const ORGANISATION_KEY = 'emulator-org-key';
export const SCIM_KEY = 'emulator-scim-key';
/** The directory of the identity provider that the key belongs to. */
export const SCIM_DIRECTORY = 'e2b6d4f3-7c5a-4b2e-9f3a-4d5c6b7a8998';
export const EVERY_USE = [
  'remove-from-groups',
  'suspend',
  'disable',
  'remove-from-site',
  'delete',
  'give-back',
  'invite',
] as const;

interface Organisation {
  id: string;
  name: string;
  hasThisSite: boolean | null;
  directories: { id: string; name: string }[];
}

/** Enters a key as an administrator does. */
export const enterKey = (
  site: TestSite,
  key: string,
  channel: 'admin-api' | 'scim' = 'admin-api',
  more = {},
) => site.call('admin', 'setChannelKey', { channel, key, endsOn: null, ...more }, JIRA_ADMIN);

export async function organisationsOf(site: TestSite): Promise<Organisation[]> {
  const { organisations } = (await site.call('admin', 'listOrganisations', {}, JIRA_ADMIN)) as {
    organisations: Organisation[];
  };
  return organisations;
}

/** The organisation of this site and its first directory, with a key that was entered. */
export async function ownPlace(site: TestSite): Promise<{ organisationId: string; directoryId: string }> {
  const own = (await organisationsOf(site)).find(({ hasThisSite }) => hasThisSite === true);
  return { organisationId: own?.id ?? '', directoryId: own?.directories[0]?.id ?? '' };
}

/** Changes what the channels are allowed. */
export const changeChannels = (site: TestSite, changes: Record<string, unknown>): Promise<void> =>
  site.changeSettings((settings) => ({
    ...settings,
    channels: { ...(settings['channels'] as Record<string, unknown>), ...changes },
  }));

/** Enters the organisation's key and switches these uses on. */
export async function openOrganisation(
  site: TestSite,
  uses: readonly string[] = EVERY_USE,
  more: Record<string, unknown> = {},
): Promise<void> {
  await enterKey(site, ORGANISATION_KEY);
  await changeChannels(site, { organisation: { on: true, uses, ...(await ownPlace(site)) }, ...more });
}

/** The account of a person as the organisation holds it. */
export async function accountOf(site: TestSite, email: string): Promise<Record<string, unknown>> {
  const accountId = await site.accountId(email);
  const state = (await site.state()) as unknown as { accounts: Record<string, unknown>[] };
  return state.accounts.find((account) => account['accountId'] === accountId) ?? {};
}

/** Calls to the outside that the app made, as method and address without host. */
export async function egress(site: TestSite): Promise<string[]> {
  const asked = await site.requests('egress');
  return asked.map(({ method, path }) => `${method} ${path.replace('https://api.atlassian.com', '')}`);
}
