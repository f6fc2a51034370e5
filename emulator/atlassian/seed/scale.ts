import type { InstalledApp } from '../../contract';
import type { Person, SiteData } from '../model';
import { createAccount } from '../organisation/accounts';
import { buildSite } from './build';
import { companySeed } from './company';
import { Seed, type ScaleSeed } from './format';
import { groupIdOf } from './names';
import { addWorkOfLeaver } from './scale-leaver';
import { addWorkOf, addScaledProjects } from './scale-work';

type Scale = ScaleSeed['scale'];

/** Groups beside those of `company`: one for so many people, as teams are. */
const PEOPLE_PER_GROUP = 25;
const FEWEST_GROUPS = 40;
const DAY_MILLISECONDS = 86_400_000;
/** Active people were there within this many days, the others not for `INACTIVE_DAYS`. */
const ACTIVE_DAYS = 30;
const INACTIVE_DAYS = 180;
const DEFAULT_GROUP = 'jira-users-acme';

/** Builds `company` and fills it up to the size that is asked for; the same numbers give the same site. */
export function buildScaledSite(seed: ScaleSeed, app: InstalledApp, now: number) {
  const { scale } = seed;
  const company = {
    ...companySeed,
    site: { ...companySeed.site, ...seed.site },
    organisation: { ...companySeed.organisation, ...seed.organisation },
    ...(seed.invocations ? { invocations: seed.invocations } : {}),
    products: companySeed.products?.map((product) => ({ ...product, seats: scale.people * 2 })),
  };
  const { data, invocations } = buildSite(Seed.parse(company), app, now);
  const groupIds = addGroups(data, scale);
  const projects = addScaledProjects(data, scale);
  const own = [...data.accounts.keys()].length;
  for (let index = own; index < scale.people; index += 1) {
    const accountId = addPerson(data, scale, index, now);
    addMemberships(data, scale, index, accountId, groupIds);
    addWorkOf(data, scale, index, accountId, projects, now);
  }
  addWorkOfLeaver(data, scale.leaver, projects.projects, now);
  return { data, invocations };
}

function addGroups(data: SiteData, scale: Scale): string[] {
  const count = Math.max(FEWEST_GROUPS, scale.groupsPerPerson, Math.ceil(scale.people / PEOPLE_PER_GROUP));
  return Array.from({ length: count }, (_, index) => {
    const name = `team-${String(index + 1).padStart(4, '0')}`;
    const groupId = groupIdOf(name);
    data.groups.set(groupId, { groupId, name, managedBy: 'site', administers: 'none' });
    return groupId;
  });
}

function addPerson(data: SiteData, scale: Scale, index: number, now: number): string {
  const number = String(index + 1).padStart(6, '0');
  const accountId = `712020:00000000-0000-4000-8000-${number.padStart(12, '0')}`;
  const emailAddress = `person-${number}@acme.example`;
  const displayName = `${FIRST_NAMES[index % FIRST_NAMES.length] ?? ''} ${LAST_NAMES[index % LAST_NAMES.length] ?? ''} ${number}`;
  const isRecent = isActive(scale, index);
  const daysAgo = isRecent ? index % ACTIVE_DAYS : INACTIVE_DAYS + (index % INACTIVE_DAYS);
  const addedAt = new Date(now - (400 + (index % 1000)) * DAY_MILLISECONDS).toISOString();
  const person: Person = {
    accountId,
    accountType: 'atlassian',
    displayName,
    emailAddress,
    emailVisible: index % 10 !== 0,
    active: true,
    timeZone: 'Europe/Berlin',
    locale: 'en_GB',
    createdAt: addedAt,
  };
  const account = createAccount({
    accountId,
    emailAddress,
    displayName,
    managed: index % 7 !== 0,
    addedToOrg: addedAt,
    lastActive: new Date(now - daysAgo * DAY_MILLISECONDS).toISOString(),
  });
  data.people.set(accountId, person);
  data.accounts.set(accountId, account);
  return accountId;
}

/** Exactly the inactive share is spread evenly over the people. */
function isActive(scale: Scale, index: number): boolean {
  return Math.floor((index + 1) * scale.activeShare) > Math.floor(index * scale.activeShare);
}

function addMemberships(
  data: SiteData,
  scale: Scale,
  index: number,
  accountId: string,
  groupIds: readonly string[],
): void {
  if (scale.groupsPerPerson > 0) {
    data.memberships.add(groupIdOf(DEFAULT_GROUP), accountId);
  }
  // A stride without a divisor in common with small counts gives each person other teams.
  for (let place = 0; place < scale.groupsPerPerson - 1; place += 1) {
    const groupId = groupIds[(index * 7 + place * 13) % groupIds.length];
    if (groupId !== undefined) {
      data.memberships.add(groupId, accountId);
    }
  }
}

const FIRST_NAMES = [
  'Ada',
  'Bruno',
  'Clara',
  'David',
  'Elif',
  'Felix',
  'Greta',
  'Hugo',
  'Ines',
  'Jan',
  'Kira',
];
const LAST_NAMES = ['Adams', 'Bauer', 'Costa', 'Dubois', 'Evans', 'Ferrari', 'Gupta', 'Hansen', 'Ito'];
