import { SettingsProblem } from '../change-settings';
import type { SettingsStore } from '../ports';
import type { PersonName } from '../ticket';
import { iso, type Clock } from '../time';
import type { KeyFindings, KeyProbe, OrganisationChoice } from './directories';
import { LONGEST_LIFE } from './key-age';
import type { RefusalCause } from './port';
import { causeInWords } from './refusal-words';
import type { ChannelSettings, KeyChannel } from './settings';
import type { KeyRecord, KeyStore } from './stores';

export interface KeyParts {
  settings: Pick<SettingsStore, 'read'>;
  keys: KeyStore;
  probe: KeyProbe;
  clock: Clock;
  mayReachOut: () => boolean;
}

export interface EnteredKey {
  channel: KeyChannel;
  key: string;
  endsOn: string | null;
  /** The identity provider's directory; the one of the settings where it is null. */
  directoryId: string | null;
}

/** Why a build of the app knows no keys. */
export const WITHOUT_EGRESS =
  'This build of the app may not reach anything outside Jira, so that it runs on Atlassian alone. Keys are of no use in it: the organisation is changed by hand, or by the build that may.';

/**
 * Stores a key after it was tried.
 * @throws SettingsProblem when it is not good; the message says why and never holds the key
 */
export async function enterKey(parts: KeyParts, entered: EnteredKey, by: PersonName): Promise<void> {
  const { channel, key, endsOn } = entered;
  if (!parts.mayReachOut()) throw new SettingsProblem(WITHOUT_EGRESS);
  const now = parts.clock.now();
  checkEnd(endsOn, now);
  const { channels } = await parts.settings.read();
  const tried = await tryKey(parts.probe, { ...entered, channels });
  if ('problem' in tried) throw new SettingsProblem(tried.problem);
  const record: KeyRecord = { setAt: iso(now), by, endsOn, opens: tried.opens };
  await parts.keys.replace(channel, key, record);
}

/** Tries the key that is stored. */
export async function testKey(
  { settings, keys, probe, mayReachOut }: KeyParts,
  channel: KeyChannel,
): Promise<{ good: boolean; text: string }> {
  if (!mayReachOut()) return { good: false, text: WITHOUT_EGRESS };
  const key = await keys.secret(channel);
  if (key === undefined) return { good: false, text: 'No key is set.' };
  const { channels } = await settings.read();
  const tried = await tryKey(probe, { channel, key, directoryId: null, channels });
  return 'problem' in tried
    ? { good: false, text: tried.problem }
    : { good: true, text: `Atlassian accepts the key. It opens ${tried.opens.join(', ')}.` };
}

/** What there is to choose from. @throws SettingsProblem without a key */
export async function organisationsSeen({
  keys,
  probe,
  mayReachOut,
}: KeyParts): Promise<OrganisationChoice[]> {
  if (!mayReachOut()) throw new SettingsProblem(WITHOUT_EGRESS);
  const key = await keys.secret('admin-api');
  if (key === undefined) throw new SettingsProblem('Enter the key of the organisation first.');
  return probe.organisations(key);
}

function checkEnd(endsOn: string | null, now: number): void {
  if (endsOn === null) return;
  const end = Date.parse(endsOn);
  if (end <= now) throw new SettingsProblem(`A key that ended on ${endsOn} is of no use. Make a new one.`);
  if (end - now > LONGEST_LIFE) throw new SettingsProblem('No key lives longer than a year. Check the day.');
}

async function tryKey(
  probe: KeyProbe,
  { channel, key, directoryId, channels }: Omit<EnteredKey, 'endsOn'> & { channels: ChannelSettings },
): Promise<{ opens: string[] } | { problem: string }> {
  const scimDirectoryId = directoryId ?? channels.scim.directoryId;
  if (channel === 'scim') {
    if (scimDirectoryId === null)
      return { problem: "Give the id of the identity provider's directory first." };
    const findings = await probe.scimKey(key, scimDirectoryId);
    return findings.outcome === 'good'
      ? { opens: [scimDirectoryId] }
      : { problem: problemOf(findings, channel) };
  }
  const findings = await probe.organisationKey(key, scimDirectoryId);
  if (findings.outcome !== 'good') return { problem: problemOf(findings, channel) };
  const { organisations } = findings;
  const names = organisations.map(({ name }) => name);
  const { organisationId } = channels.organisation;
  if (organisations.length === 0) return { problem: 'The key opens no organisation.' };
  if (organisationId !== null && !organisations.some(({ id }) => id === organisationId)) {
    return {
      problem: `The key belongs to another organisation (${names.join(', ')}) than the one that is chosen.`,
    };
  }
  if (organisations.every(({ hasThisSite }) => hasThisSite === false)) {
    return {
      problem: `The key belongs to another organisation (${names.join(', ')}): this site is none of its sites.`,
    };
  }
  return { opens: names };
}

const PROBLEMS: Readonly<Partial<Record<RefusalCause, string>>> = {
  'key-not-accepted':
    'Atlassian does not accept this key: it has expired or was revoked, was not copied as a whole, or is a key of another kind.',
  'key-with-scopes':
    'This key has scopes, and Atlassian refuses such keys here (it asks for manage:org). Make a key without scopes.',
  'key-without-right':
    'Atlassian knows this key but lets it do nothing here. It has to be made by an organisation admin.',
  'not-found': 'The key opens nothing of this name. Check the id of the directory.',
};

function problemOf(findings: Exclude<KeyFindings, { outcome: 'good' }>, channel: KeyChannel): string {
  if (findings.outcome === 'wrong-kind') {
    return channel === 'scim'
      ? "This is a key of the organisation. Enter the one of the identity provider's directory."
      : "This is a key of the identity provider's directory. Enter one of the organisation.";
  }
  const said = findings.words === '' ? '' : ` Atlassian said: "${findings.words}"`;
  return `${PROBLEMS[findings.cause] ?? causeInWords(findings.cause)}${said}`;
}
