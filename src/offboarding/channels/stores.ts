import type { PersonName } from '../ticket';
import type { Channel } from '../words';
import type { ChangeKind } from './port';
import type { KeyChannel } from './settings';

/** What is known of a key, beside the key itself, which nothing shows again. */
export interface KeyRecord {
  /** ISO 8601. */
  setAt: string;
  by: PersonName;
  /** The day on which it ends, yyyy-MM-dd, as the administrator read it at Atlassian; null where they did not say. */
  endsOn: string | null;
  /** The organisations or the directory that it opened when it was entered. */
  opens: string[];
}

/** Keys are stored as secrets of the platform and read only to be sent to Atlassian. */
export interface KeyStore {
  secret(channel: KeyChannel): Promise<string | undefined>;
  record(channel: KeyChannel): Promise<KeyRecord | undefined>;
  replace(channel: KeyChannel, secret: string, record: KeyRecord): Promise<void>;
  remove(channel: KeyChannel): Promise<void>;
}

/** What an answer taught about a channel. */
export interface Lesson {
  kind: ChangeKind;
  channel: Channel;
  worked: boolean;
  /** ISO 8601. */
  at: string;
  /** The channel's own words, where it refused. */
  words: string | null;
}

/** Which of the allowed channels works for what, learned from answers. */
export interface LessonStore {
  read(): Promise<Lesson[]>;
  replace(lessons: readonly Lesson[]): Promise<void>;
}
