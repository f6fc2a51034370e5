import type { KeyRecord, KeyStore, Lesson, LessonStore } from '../offboarding/channels/stores';
import { keys } from './keys';
import type { StoreAccess } from './store-access';

/**
 * Keys of the channels: the key itself as a secret, which the platform encrypts and shows to nothing but the app, and
 * beside it who set it when. The secret is written first and removed first, so that no record promises a key that is not
 * there for longer than one call.
 */
export function createKeyStore({ kvs, attempt, learn }: StoreAccess): KeyStore {
  return {
    secret: async (channel) => {
      const secret = await attempt(() => kvs.getSecret<string>(keys.channelSecret(channel)));
      if (typeof secret !== 'string') return undefined;
      learn(secret);
      return secret;
    },
    record: (channel) => attempt(() => kvs.get<KeyRecord>(keys.channelKey(channel))),
    replace: async (channel, secret, record) => {
      learn(secret);
      await attempt(() => kvs.setSecret(keys.channelSecret(channel), secret));
      await attempt(() => kvs.set(keys.channelKey(channel), record));
    },
    remove: async (channel) => {
      await attempt(() => kvs.deleteSecret(keys.channelSecret(channel)));
      await attempt(() => kvs.delete(keys.channelKey(channel)));
    },
  };
}

/** What answers taught about the channels, in one small value: at most one lesson for each channel and kind of change. */
export function createLessonStore({ kvs, attempt }: StoreAccess): LessonStore {
  return {
    read: async () => (await attempt(() => kvs.get<Lesson[]>(keys.lessons))) ?? [],
    replace: (lessons) => attempt(() => kvs.set(keys.lessons, [...lessons])),
  };
}
