import { listed } from '../listed';
import type { PlannedAccountStep, PlannedRemoval } from '../plan';
import type { Channel } from '../words';
import type { ProductPlace } from './port';

/** Products that a sentence names before it says how many more there are. */
const MOST_NAMED = 20;

/** What is called what in sentences about who makes a change. */
export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  jira: 'Jira',
  'admin-api': "the organisation's key",
  scim: "the identity provider's directory",
};

/** What happens to the account without anything being lost. */
export function keptInWords({
  action,
  meanwhile,
  standing,
  ways,
  holdingGroupId,
}: PlannedAccountStep): string {
  const kept = action === 'delete' ? meanwhile : action;
  const access = standing?.access ?? null;
  if (kept === 'disable') {
    return `The Atlassian account is deactivated by ${by(ways?.['disable-account'])}. ${affects(access)} This can be undone.`;
  }
  if (kept === 'suspend') {
    const places = access?.filter(({ inDirectory }) => inDirectory) ?? null;
    return `The person is suspended by ${by(ways?.['suspend-account'])}. ${affects(places)} Groups and roles that are left stay, and this can be undone.`;
  }
  return holdingGroupId === null
    ? 'No holding group is set, so the account has to be closed by hand.'
    : 'The account goes into the holding group.';
}

/** What is done to the account that Leaver cannot undo for ever. */
export function deletionInWords({ everywhere, ways, standing }: PlannedAccountStep): string {
  const access = standing?.access ?? null;
  if (everywhere === true) {
    return `the deletion of the Atlassian account is ordered by ${by(ways?.['schedule-deletion'])}. ${affects(access)} Atlassian carries it out 14 days later; until then it can be called off, afterwards it cannot be undone.`;
  }
  const channels = ways?.['delete-account'] ?? ['jira'];
  const who = channels.some((channel) => channel !== 'jira') ? ` by ${by(channels)}` : '';
  return `the person is removed from this site${who}. This cannot be undone by Leaver.`;
}

/** What of it cannot be undone, as a warning. */
export const irreversibleInWords = ({ everywhere }: PlannedAccountStep): string =>
  everywhere === true
    ? 'The deletion of the Atlassian account cannot be undone once Atlassian has carried it out.'
    : 'Removing the person from this site cannot be undone by Leaver.';

/** What an operator should know of the account before confirming. */
export function accountWarnings({ action, standing, ways, untold }: PlannedAccountStep): string[] {
  if (action === 'none') return [];
  const elsewhere = standing?.access?.filter(({ isHere }) => !isHere) ?? [];
  const isLimited = standing?.kind === 'managed' && !ways?.['disable-account'];
  return [
    ...(untold === undefined ? [] : [`The organisation did not say what kind of account this is: ${untold}`]),
    ...(standing?.isSynced === true
      ? ['The account comes from an identity provider. Its team is asked to switch the person off there.']
      : []),
    ...(isLimited && elsewhere.length > 0
      ? [`The person may also use ${names(elsewhere)}. That stays: only this site is left.`]
      : []),
    ...(isLimited && standing.access === null
      ? ['What the person may use elsewhere cannot be known, so only this site is left.']
      : []),
  ];
}

/** What an identity provider keeps is asked of its team. */
export function syncedGroupsInWords(removals: readonly PlannedRemoval[]): string[] {
  const synced = removals.filter((removal) => removal.synced).map(({ name }) => name);
  if (synced.length === 0) return [];
  return [
    `${synced.join(', ')}: kept by an identity provider, whose team is asked to take the person out if Jira refuses.`,
  ];
}

const by = (channels: readonly Channel[] | undefined): string =>
  (channels ?? []).map((channel) => CHANNEL_NAMES[channel]).join(' or ');

const affects = (access: readonly ProductPlace[] | null): string => {
  if (access === null) return 'Which products and sites this affects cannot be known.';
  return access.length === 0 ? 'It affects no product.' : `It affects ${names(access)}.`;
};

const names = (places: readonly ProductPlace[]): string =>
  listed(
    places.map(({ product, site }) => `${product} on ${site}`),
    MOST_NAMED,
  );
