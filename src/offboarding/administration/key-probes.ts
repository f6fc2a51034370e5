import type { Finding } from '../../contract/settings';
import { keyWarning } from '../channels/key-age';
import { testKey, type KeyParts } from '../channels/manage-keys';
import type { KeyChannel } from '../channels/settings';
import type { Settings } from '../settings';

const PROBES = {
  'admin-api': { probe: 'organisation-key', title: 'Key of the organisation' },
  scim: { probe: 'scim-key', title: "Key of the identity provider's directory" },
} as const;

/** Tries the keys of the channels that are on, and says when they end. Without such a channel there is nothing to say. */
export async function examineKeys(parts: Omit<KeyParts, 'settings'>, settings: Settings): Promise<Finding[]> {
  const { organisation, scim } = settings.channels;
  const asked: KeyChannel[] = [
    ...(organisation.on ? ['admin-api' as const] : []),
    ...(scim.on ? ['scim' as const] : []),
  ];
  const sameSettings = { ...parts, settings: { read: () => Promise.resolve(settings) } };
  return Promise.all(asked.map((channel) => examineKey(sameSettings, channel)));
}

async function examineKey(parts: KeyParts, channel: KeyChannel): Promise<Finding> {
  const common = PROBES[channel];
  const { good, text } = await testKey(parts, channel);
  if (!good) return { ...common, result: 'problem', text: `${text} The channel is on and does nothing.` };
  const record = await parts.keys.record(channel);
  const warning = record ? keyWarning(record, parts.clock) : null;
  return warning === null
    ? { ...common, result: 'good', text }
    : { ...common, result: 'warning', text: `${text} ${warning}` };
}
