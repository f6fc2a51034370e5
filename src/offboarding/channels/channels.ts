import { Refused, TryLater } from '../later';
import type { Directory, SettingsStore } from '../ports';
import type { Clock } from '../time';
import type { IdentityDirectory, OrganisationDirectory } from './directories';
import { inOrder, learn } from './lessons';
import type { AccountStanding, Change, ChangeKind, ChangeOf, Channels, Untold, Way } from './port';
import type { ChannelSettings, OrganisationUse } from './settings';
import type { KeyStore, Lesson, LessonStore } from './stores';

export interface ChannelParts {
  settings: SettingsStore;
  keys: KeyStore;
  lessons: LessonStore;
  clock: Clock;
  /** Jira as the app. */
  jira: Pick<Directory, 'removeFromGroup' | 'addToGroup' | 'removeFromSite' | 'emailOf'>;
  /** Whether this build of the app may reach Atlassian's organisation at all. */
  mayReachOut: () => boolean;
  organisation: (key: string, organisationId: string, directoryId: string) => OrganisationDirectory;
  identity: (key: string, directoryId: string) => IdentityDirectory;
}

type Made = Promise<Change>;
type JiraWays = { [Kind in ChangeKind]?: (change: ChangeOf<Kind>) => Made };
type OrganisationWays = {
  [Kind in ChangeKind]: {
    use: OrganisationUse;
    make: (directory: OrganisationDirectory, change: ChangeOf<Kind>) => Made;
  };
};

/** What the organisation's key is used for, change by change; each use has a switch of its own. */
const BY_ORGANISATION: OrganisationWays = {
  'remove-group': {
    use: 'remove-from-groups',
    make: (directory, { groupId, accountId }) => directory.removeFromGroup(groupId, accountId),
  },
  'hold-account': {
    use: 'remove-from-groups',
    make: (directory, { groupId, accountId }) => directory.addToGroup(groupId, accountId),
  },
  'suspend-account': { use: 'suspend', make: (directory, { accountId }) => directory.suspend(accountId) },
  'disable-account': {
    use: 'disable',
    make: (directory, { accountId, message }) => directory.disable(accountId, message),
  },
  'delete-account': {
    use: 'remove-from-site',
    make: (directory, { accountId }) => directory.removeFromDirectory(accountId),
  },
  'schedule-deletion': {
    use: 'delete',
    make: (directory, { accountId }) => directory.scheduleDeletion(accountId),
  },
  'give-back-group': {
    use: 'give-back',
    make: (directory, { groupId, accountId }) => directory.addToGroup(groupId, accountId),
  },
  'restore-access': { use: 'give-back', make: (directory, { accountId }) => directory.restore(accountId) },
  'enable-account': { use: 'give-back', make: (directory, { accountId }) => directory.enable(accountId) },
  'cancel-deletion': {
    use: 'give-back',
    make: (directory, { accountId }) => directory.cancelDeletion(accountId),
  },
  invite: { use: 'invite', make: (directory, { email, groupIds }) => directory.invite(email, groupIds) },
};

/** What Jira can do as the app; nothing of it reaches beyond this site. */
const byJira = (jira: ChannelParts['jira']): JiraWays => ({
  'remove-group': ({ groupId, accountId }) => jira.removeFromGroup(groupId, accountId),
  'hold-account': ({ groupId, accountId }) => jira.addToGroup(groupId, accountId),
  'delete-account': ({ accountId }) => jira.removeFromSite(accountId),
  'give-back-group': ({ groupId, accountId }) => jira.addToGroup(groupId, accountId),
});

const NO_KEY: Change = {
  accepted: false,
  status: 0,
  words: 'No key is set for this channel.',
  inDoubt: false,
  cause: 'no-key',
};

/** The allowed ways to change the directory, and what the organisation tells, by the settings of the moment. */
export function createChannels(parts: ChannelParts): Channels {
  const { settings, keys, lessons, clock, jira, mayReachOut } = parts;

  /** An open channel with its key, read anew each time: a key that was removed is not used again. */
  async function organisationBy({
    organisation,
  }: ChannelSettings): Promise<OrganisationDirectory | undefined> {
    const { on, organisationId, directoryId } = organisation;
    if (!on || organisationId === null || directoryId === null || !mayReachOut()) return undefined;
    const key = await keys.secret('admin-api');
    return key === undefined ? undefined : parts.organisation(key, organisationId, directoryId);
  }

  async function identityBy({ scim }: ChannelSettings): Promise<IdentityDirectory | undefined> {
    if (!scim.on || scim.directoryId === null || !mayReachOut()) return undefined;
    const key = await keys.secret('scim');
    return key === undefined ? undefined : parts.identity(key, scim.directoryId);
  }

  async function organisationWay<Kind extends ChangeKind>(
    kind: Kind,
    channels: ChannelSettings,
  ): Promise<Way<Kind> | undefined> {
    const { use, make }: OrganisationWays[Kind] = BY_ORGANISATION[kind];
    if (!channels.organisation.on || !channels.organisation.uses.includes(use)) return undefined;
    const directory = await organisationBy(channels);
    return {
      channel: 'admin-api',
      make: (change) => (directory ? make(directory, change) : Promise.resolve(NO_KEY)),
    };
  }

  /** SCIM knows one thing: whether a user is active. */
  async function scimWay<Kind extends ChangeKind>(
    kind: Kind,
    channels: ChannelSettings,
  ): Promise<Way<Kind> | undefined> {
    const isAllowed = channels.scim.on && channels.scim.uses.includes('deactivate');
    if (!isAllowed || (kind !== 'disable-account' && kind !== 'enable-account')) return undefined;
    const identity = await identityBy(channels);
    return {
      channel: 'scim',
      make: async (change) => {
        if (!identity || !('accountId' in change)) return NO_KEY;
        const email = await emailOf(change.accountId, channels);
        return identity.setActive(change.accountId, email, kind === 'enable-account');
      },
    };
  }

  async function emailOf(accountId: string, channels: ChannelSettings): Promise<string | null> {
    const directory = await organisationBy(channels);
    const told = directory ? await unlessRefused(directory.account(accountId)) : undefined;
    return told?.email ?? jira.emailOf(accountId);
  }

  async function ways<Kind extends ChangeKind>(kind: Kind): Promise<Way<Kind>[]> {
    const { channels } = await settings.read();
    const make: JiraWays[Kind] = byJira(jira)[kind];
    const allowed: Way<Kind>[] = [
      ...(channels.jira.on && make ? [{ channel: 'jira' as const, make }] : []),
      ...[await organisationWay(kind, channels), await scimWay(kind, channels)].filter(
        (way) => way !== undefined,
      ),
    ];
    if (allowed.length < 2) return allowed;
    let known: readonly Lesson[] = await lessons.read();
    return inOrder(allowed, kind, known, clock.now()).map(({ channel, make: ask }) => ({
      channel,
      make: async (change) => {
        const answer = await ask(change);
        known = await learn({ store: lessons, clock }, known, { kind, channel, answer });
        return answer;
      },
    }));
  }

  return {
    ways,

    standing: async (accountId) => {
      const { channels } = await settings.read();
      const directory = await organisationBy(channels);
      if (!directory) return { untold: 'no-channel' };
      try {
        return (await standingOf(directory, accountId)) ?? unknownAccount(accountId);
      } catch (error) {
        if (error instanceof Refused) return { untold: 'refused', words: error.words };
        // A limit passes in a moment; a fault must not keep access from being taken away.
        const isFault = error instanceof TryLater && error.kind === 'failure';
        if (isFault) return { untold: 'failed', words: error.why };
        throw error;
      }
    },

    accountState: async (accountId) => {
      const { channels } = await settings.read();
      const directory = await organisationBy(channels);
      const account = directory && (await unlessRefused(directory.account(accountId)));
      return account?.state ?? null;
    },
  };
}

const unknownAccount = (accountId: string): Untold => ({
  untold: 'refused',
  words: `The organisation knows no account ${accountId}.`,
});

async function standingOf(
  directory: OrganisationDirectory,
  accountId: string,
): Promise<AccountStanding | undefined> {
  const [account, access] = await Promise.all([
    directory.account(accountId),
    unlessRefused(directory.access(accountId)),
  ]);
  if (!account) return undefined;
  const [syncedGroupIds, lifecycle] = await Promise.all([
    // An identity provider's groups hold the people that it provisions.
    account.isSynced ? unlessRefused(directory.syncedGroupIds(accountId)) : [],
    account.kind === 'managed'
      ? directory.lifecycle(accountId)
      : { disable: 'not-managed' as const, delete: 'not-managed' as const },
  ]);
  return { ...account, access: access ?? null, syncedGroupIds: syncedGroupIds ?? [], lifecycle };
}

/** Undefined where the organisation refuses to tell. */
async function unlessRefused<Answer>(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
