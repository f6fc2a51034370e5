import type { PlannedAccountStep } from '../plan';
import type { Settings } from '../settings';
import type { Channel } from '../words';
import type { AccountStanding, ProductPlace, Untold } from './port';
import type { ChannelSettings } from './settings';

/** The changes of an account that are planned with the channels that may make them. */
export type AccountChange = 'suspend-account' | 'disable-account' | 'delete-account' | 'schedule-deletion';

/** What the organisation said of the account, as far as the plan goes by it. */
export interface PlannedStanding {
  kind: 'managed' | 'unmanaged';
  /** Provisioned from an identity provider: its team has to switch the person off there too. */
  isSynced: boolean;
  /** Every product and site of the person; null where that cannot be known. */
  access: ProductPlace[] | null;
}

/**
 * What becomes of the account of somebody who leaves the company, by its kind. What can be undone is preferred; an
 * administrator switches deletion on. Nothing reaches beyond this site as long as the person may use products elsewhere,
 * or as that cannot be known, unless an administrator wants it everywhere.
 */
export function planAccount(
  { account, holdingGroupId, channels }: Pick<Settings, 'account' | 'holdingGroupId' | 'channels'>,
  standing: AccountStanding | Untold | undefined,
): PlannedAccountStep {
  const told = standing === undefined || 'untold' in standing ? undefined : standing;
  const untold = standing !== undefined && 'untold' in standing ? standing : undefined;
  const ways = waysOf(channels, told);
  const kept = ways['disable-account'] ? 'disable' : ways['suspend-account'] ? 'suspend' : 'hold';
  const common = {
    holdingGroupId,
    ...(Object.keys(ways).length > 0 ? { ways } : {}),
    ...(told ? { standing: plannedStanding(told) } : {}),
    ...(untold && untold.untold !== 'no-channel' ? { untold: untold.words } : {}),
  };
  const keep: PlannedAccountStep = {
    ...common,
    action: kept === 'hold' ? 'keep' : kept,
    afterDays: account.afterDays,
  };
  if (account.action === 'keep' || !(ways['delete-account'] ?? ways['schedule-deletion'])) return keep;
  // Asked in a bad moment: what cannot be undone is never decided on half of the facts.
  if (untold?.untold === 'failed') return keep;
  // Whoever the identity provider keeps would come back with its next synchronisation.
  if (told?.isSynced === true && !ways['schedule-deletion']) return keep;
  if (told?.kind === 'managed' && kept === 'disable' && !ways['schedule-deletion']) return keep;
  return {
    ...common,
    action: 'delete',
    afterDays: account.afterDays,
    ...(kept === 'hold' ? {} : { meanwhile: kept }),
    ...(ways['schedule-deletion'] ? { everywhere: true as const } : {}),
  };
}

const plannedStanding = ({ kind, isSynced, access }: AccountStanding): PlannedStanding => ({
  kind,
  isSynced,
  access,
});

/** Which channels may make which change of this account; changes that none may make are left out. */
function waysOf(
  { jira, organisation, scim, deactivation }: ChannelSettings,
  told: AccountStanding | undefined,
): Partial<Record<AccountChange, Channel[]>> {
  const uses = new Set(told && organisation.on ? organisation.uses : []);
  const access = told?.access ?? null;
  const reachesAccount = deactivation.everywhere || staysHere(access);
  const reachesDirectory =
    deactivation.everywhere || staysHere(access?.filter(({ inDirectory }) => inDirectory) ?? null);
  const isManaged = told?.kind === 'managed';
  const mayScim = scim.on && scim.uses.includes('deactivate') && (told === undefined || isManaged);
  const channels: Record<AccountChange, (Channel | false | undefined)[]> = {
    'disable-account': [
      uses.has('disable') && isManaged && told.lifecycle.disable === null && reachesAccount && 'admin-api',
      mayScim && reachesAccount && 'scim',
    ],
    'suspend-account': [uses.has('suspend') && reachesDirectory && 'admin-api'],
    'delete-account': [jira.on && 'jira', uses.has('remove-from-site') && reachesDirectory && 'admin-api'],
    'schedule-deletion': [
      uses.has('delete') && isManaged && told.lifecycle.delete === null && reachesAccount && 'admin-api',
    ],
  };
  const ways: Partial<Record<AccountChange, Channel[]>> = {};
  for (const change of [
    'disable-account',
    'suspend-account',
    'delete-account',
    'schedule-deletion',
  ] as const) {
    const allowed = channels[change].filter((channel) => channel !== false && channel !== undefined);
    if (allowed.length > 0) ways[change] = allowed;
  }
  return ways;
}

/** Whether everything that a person may use is on this site; what cannot be known is not. */
const staysHere = (access: readonly ProductPlace[] | null): boolean =>
  access?.every(({ isHere }) => isHere) ?? false;
