import { z } from 'zod';
import { channelsView } from '../offboarding/channels/channels-view';
import { enterKey, organisationsSeen, testKey, type KeyParts } from '../offboarding/channels/manage-keys';
import { KEY_CHANNELS } from '../offboarding/channels/settings';
import type { LessonStore } from '../offboarding/channels/stores';
import { Refused } from '../offboarding/later';
import type { Directory } from '../offboarding/ports';
import type { DefineAdmin } from './admin-look-ups';
import { CallRefused } from './authorised';
import { nameOf } from './caller-name';

export type AdminChannelParts = KeyParts & { lessons: LessonStore; directory: Directory };

const channel = z.enum(KEY_CHANNELS);
const id = z.string().regex(/^[\w-]{1,100}$/, 'Give an id as Atlassian shows it.');
/** A key stands in a header: one word of printable characters. The message never repeats it. */
const key = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{8,4096}$/, 'A key is one word, as Atlassian shows it once when it is made.');

/** Calls about the keys of the channels. What is answered holds nothing of a key. */
export function defineChannels(define: DefineAdmin, parts: AdminChannelParts): void {
  define('getChannels', z.unknown(), () => channelsView(parts));
  define(
    'setChannelKey',
    z.object({ channel, key, endsOn: z.iso.date().nullable(), directoryId: id.nullish() }),
    async ({ directoryId, ...entered }, { accountId }) => {
      const by = await nameOf(parts.directory, accountId);
      await enterKey(parts, { ...entered, directoryId: directoryId ?? null }, by);
      return channelsView(parts);
    },
  );
  define('removeChannelKey', z.object({ channel }), async (payload) => {
    await parts.keys.remove(payload.channel);
    return channelsView(parts);
  });
  define('testChannelKey', z.object({ channel }), (payload) => testKey(parts, payload.channel));
  define('listOrganisations', z.unknown(), async () => {
    try {
      return { organisations: await organisationsSeen(parts) };
    } catch (error) {
      if (error instanceof Refused) throw new CallRefused(`Atlassian refused: ${error.words}`);
      throw error;
    }
  });
  define('forgetLessons', z.unknown(), async () => {
    await parts.lessons.replace([]);
    return channelsView(parts);
  });
}
