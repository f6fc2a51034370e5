import type { Clock, InstalledApp, ProductEvent, SiteSwitches, ValidateTransition } from '../contract';
import { MemberLists } from './member-lists';
import type { SiteData } from './model';
import { MinuteLimit } from './organisation/minute-limit';
import { createPermissions, type Permissions } from './permissions';
import { RateLimits } from './rate-limits';
import { ReadLag } from './read-lag';
import { SeatCount } from './seat-count';

/** All that lives as long as a site does, behind every request. */
export interface SiteState {
  readonly data: SiteData;
  readonly clock: Clock;
  readonly app: InstalledApp;
  readonly permissions: Permissions;
  readonly rateLimits: RateLimits;
  /** Of everybody who is not the app. */
  readonly scriptLimits: RateLimits;
  readonly lastActiveLimit: MinuteLimit;
  readonly readLag: ReadLag;
  readonly seats: SeatCount;
  readonly memberLists: MemberLists;
  switches: Required<SiteSwitches>;
  readLagMilliseconds: number;
  readonly listeners: ((event: ProductEvent) => void)[];
  validateTransition: ValidateTransition;
  nextId(): string;
}

/** Ids of things made on the site start here, above those of any seed of moderate size. */
const FIRST_ID = 10_000_000;

/** Requests a minute and organisation for dates of last activity (organisation API, `last-active-dates`). */
const LAST_ACTIVE_REQUESTS_PER_MINUTE = 200;

export function createSiteState(data: SiteData, clock: Clock, app: InstalledApp): SiteState {
  let lastId = FIRST_ID;
  const readLag = new ReadLag(data, clock);
  const state: SiteState = {
    data,
    clock,
    app,
    permissions: createPermissions(data, app),
    rateLimits: new RateLimits(clock, () => state.switches.pointsOfOtherSites),
    scriptLimits: new RateLimits(clock),
    lastActiveLimit: new MinuteLimit(clock, LAST_ACTIVE_REQUESTS_PER_MINUTE),
    readLag,
    seats: new SeatCount(data),
    memberLists: new MemberLists(data, readLag),
    switches: {
      appIsSiteAdmin: data.variations.appIsSiteAdmin,
      appMayCheckOthers: data.variations.appMayCheckOthers,
      plan: data.plan,
      bulkTaskEnds: data.variations.bulkTaskEnds,
      bulkTaskSeconds: data.variations.bulkTaskSeconds,
      pointsOfOtherSites: 0,
    },
    readLagMilliseconds: 0,
    listeners: [],
    validateTransition: () => Promise.resolve({ result: true }),
    nextId: () => {
      lastId += 1;
      return String(lastId);
    },
  };
  return state;
}
