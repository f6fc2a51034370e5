import type { InstalledApp } from '../../contract';
import type { Person } from '../model';
import { buildAccount } from './build-account';
import { daysAgo, type Construction } from './construction';
import type { Seed } from './format';
import type { PersonSeed } from './format-people';
import { accountIdOf, groupIdOf } from './names';

/** Groups, people with their accounts and memberships, products and global permissions. */
export function addPeopleAndGroups(construction: Construction, seed: Seed, app: InstalledApp): void {
  const { data, groups } = construction;
  for (const group of seed.groups) {
    const groupId = groups.add(group.name, groupIdOf(group.name));
    data.groups.set(groupId, { groupId, ...group });
  }
  for (const person of seed.people) {
    addPerson(construction, person);
  }
  addAppUser(construction, app);
  data.applicationRoles = seed.products.map((product) => ({
    key: product.key,
    name: product.name,
    groupIds: product.groups.map((name) => groups.idOf(name)),
    defaultGroupIds: product.defaultGroups.map((name) => groups.idOf(name)),
    numberOfSeats: product.seats,
    keepsLastDefault: product.keepsLastDefault,
  }));
  data.globalPermissions = Object.entries(seed.globalPermissions).map(([permission, names]) => ({
    permission,
    groupIds: names.map((name) => groups.idOf(name)),
  }));
}

function addPerson(construction: Construction, seed: PersonSeed): void {
  const { data, people, groups } = construction;
  const accountId = people.add(seed.email.toLowerCase(), accountIdOf(seed.email));
  const person: Person = {
    accountId,
    accountType: seed.type,
    displayName: seed.closed ? 'Former user' : seed.name,
    emailAddress: seed.closed ? '' : seed.email,
    emailVisible: seed.type !== 'app' && seed.emailVisible,
    active: seed.active && !seed.closed && seed.deletedDaysAgo === null && seed.membership === 'active',
    timeZone: seed.timeZone,
    locale: seed.locale,
    createdAt: daysAgo(construction, seed.addedDaysAgo),
  };
  data.people.set(accountId, person);
  for (const name of seed.groups) {
    data.memberships.add(groups.idOf(name), accountId);
  }
  // The organisation's directory lists neither apps nor customers of the help centre.
  if (seed.type !== 'atlassian') {
    return;
  }
  data.accounts.set(accountId, buildAccount(construction, accountId, seed));
}

function addAppUser(construction: Construction, app: InstalledApp): void {
  construction.data.people.set(app.accountId, {
    accountId: app.accountId,
    accountType: 'app',
    displayName: 'Leaver',
    emailAddress: '',
    emailVisible: false,
    active: true,
    timeZone: 'Etc/UTC',
    locale: 'en_US',
    createdAt: daysAgo(construction, 0),
  });
}
