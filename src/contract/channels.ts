import type { PersonView } from './runs';

/** The channels by which the directory is changed, as the administrator's page sees them. Times are ISO 8601. */

export type ChannelView = 'jira' | 'admin-api' | 'scim';
export type KeyChannelView = 'admin-api' | 'scim';

export type OrganisationUseView =
  'remove-from-groups' | 'suspend' | 'disable' | 'remove-from-site' | 'delete' | 'give-back' | 'invite';

/** Which channels are on, and what each key may be used for. */
export interface ChannelSettingsView {
  jira: { on: boolean };
  organisation: {
    on: boolean;
    organisationId: string | null;
    directoryId: string | null;
    uses: OrganisationUseView[];
  };
  scim: { on: boolean; directoryId: string | null; uses: 'deactivate'[] };
  deactivation: {
    /** What the person reads when they try to log in; null for Atlassian's own words. */
    message: string | null;
    /** Also people who may use products elsewhere, or of whom that cannot be known. */
    everywhere: boolean;
  };
  identityProvider: {
    /** Groups that it synchronises, for sites on which no key tells. */
    groupIds: string[];
    ask: { as: 'comment' } | { as: 'sub-task'; issueType: string };
  };
}

/** What is shown of a key: never anything of the key itself. */
export interface KeyView {
  setAt: string;
  by: PersonView;
  /** yyyy-MM-dd; null where nobody said. */
  endsOn: string | null;
  /** Names of the organisations, or the id of the directory, that it opened when it was entered. */
  opens: string[];
  /** What has to be done about it soon, as a sentence. */
  warning: string | null;
}

/** What an answer taught about a channel. */
export interface LessonView {
  channel: ChannelView;
  /** What was asked of it, as words such as `Remove from a group`. */
  what: string;
  worked: boolean;
  at: string;
  words: string | null;
}

export interface ChannelsView {
  /** Null where this build of the app may reach the organisation, else why it may not. */
  unavailable: string | null;
  keys: Record<KeyChannelView, KeyView | null>;
  lessons: LessonView[];
}

export interface OrganisationView {
  id: string;
  name: string;
  /** Whether this site is one of its sites; null where the key does not tell. */
  hasThisSite: boolean | null;
  directories: { id: string; name: string }[];
}

/** Calls of the administrator's page about the channels; what is allowed stands in the settings. */
export interface ChannelCalls {
  getChannels: { payload: Record<string, never>; result: ChannelsView };
  /** Tries the key first: one that is not good is not stored, and the error says why. */
  setChannelKey: {
    payload: {
      channel: KeyChannelView;
      key: string;
      /** The day on which it ends, yyyy-MM-dd, as Atlassian shows it. */
      endsOn: string | null;
      /** The identity provider's directory; the one of the settings where it is missing. */
      directoryId?: string | null | undefined;
    };
    result: ChannelsView;
  };
  removeChannelKey: { payload: { channel: KeyChannelView }; result: ChannelsView };
  testChannelKey: { payload: { channel: KeyChannelView }; result: { good: boolean; text: string } };
  listOrganisations: { payload: Record<string, never>; result: { organisations: OrganisationView[] } };
  /** Every channel is tried in its usual order again. */
  forgetLessons: { payload: Record<string, never>; result: ChannelsView };
}
