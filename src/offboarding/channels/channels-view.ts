import type { ChannelsView, KeyView } from '../../contract/channels';
import type { Clock } from '../time';
import { keyWarning } from './key-age';
import { WITHOUT_EGRESS, type KeyParts } from './manage-keys';
import type { ChangeKind } from './port';
import type { KeyRecord, LessonStore } from './stores';

const WHAT: Readonly<Record<ChangeKind, string>> = {
  'remove-group': 'Remove from a group',
  'hold-account': 'Put into the holding group',
  'suspend-account': 'Suspend',
  'disable-account': 'Deactivate',
  'delete-account': 'Remove from the site',
  'schedule-deletion': 'Delete the Atlassian account',
  'give-back-group': 'Give a group back',
  'restore-access': 'End a suspension',
  'enable-account': 'End a deactivation',
  'cancel-deletion': 'Call a deletion off',
  invite: 'Invite',
};

/** Everything about the channels that an administrator may see: of a key, nothing but who entered it when. */
export async function channelsView({
  keys,
  lessons,
  clock,
  mayReachOut,
}: Pick<KeyParts, 'keys' | 'clock' | 'mayReachOut'> & { lessons: LessonStore }): Promise<ChannelsView> {
  const [organisation, scim, learned] = await Promise.all([
    keys.record('admin-api'),
    keys.record('scim'),
    lessons.read(),
  ]);
  return {
    unavailable: mayReachOut() ? null : WITHOUT_EGRESS,
    keys: { 'admin-api': keyView(organisation, clock), scim: keyView(scim, clock) },
    lessons: learned.map(({ kind, ...lesson }) => ({ ...lesson, what: WHAT[kind] })),
  };
}

const keyView = (record: KeyRecord | undefined, clock: Clock): KeyView | null =>
  record ? { ...record, warning: keyWarning(record, clock) } : null;
