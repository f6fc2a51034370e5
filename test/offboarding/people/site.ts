import { TryLater } from '../../../src/offboarding/later';
import { dayAt } from '../../../src/offboarding/people/days';
import type { Signal } from '../../../src/offboarding/people/person';
import type { PeopleParts } from '../../../src/offboarding/people/session';
import type { RunStore, SettingsStore } from '../../../src/offboarding/ports';
import { settingsSchema } from '../../../src/offboarding/settings';
import { memoryPeople } from './memory-store';
import { knownOf } from './people';

const NOW = Date.parse('2026-11-21T12:00:00.000Z');
const HOUR = 3_600_000;
const MEMBERS_PER_PAGE = 50;

/** A site of so many people in one group, what they do, and how the app learns of it. */
export function siteOf(people: number) {
  const names = Array.from({ length: people }, (_, index) => `person-${String(index)}`);
  const members = new Set(names);
  /** The last day on which each person did something. */
  const did = new Map<string, string>();
  const told = new Map<string, Signal[]>();
  const asked: string[] = [];
  const clock = { at: NOW, now: () => clock.at };
  const store = memoryPeople();
  const site = {
    names,
    members,
    did,
    told,
    asked,
    clock,
    store,
    /** Points of runs in this hour, beside what people cost. */
    runPoints: 0,
    remaining: 900_000,
    settings: settingsSchema.parse({}),
    /** After so many requests Jira asks to wait. */
    waitsAfter: Number.POSITIVE_INFINITY,
    today: () => dayAt(clock.at),
    pass: (hours: number) => {
      clock.at += hours * HOUR;
    },
  };
  let spent = 0;
  const parts: PeopleParts = {
    people: store,
    clock,
    remaining: () => site.remaining,
    settings: { read: () => Promise.resolve(site.settings) } as unknown as SettingsStore,
    places: { scan: () => Promise.resolve(undefined) },
    runs: {
      list: () => Promise.resolve({ runs: [{ document: { points: site.runPoints } }], next: undefined }),
    } as unknown as RunStore,
    readingPeople: (spend) => {
      const ask = (what: string, points: number): void => {
        if (asked.length >= site.waitsAfter)
          throw new TryLater(clock.at + HOUR, 'Jira asked us to wait', 'rate-limit');
        asked.push(what);
        spent += points;
        spend(points);
      };
      return {
        members: {
          products: async () => {
            ask('products', 3);
            return Promise.resolve([
              { key: 'jira-software', name: 'Jira', groups: [{ groupId: 'users', name: 'users' }] },
            ]);
          },
          members: async (_, startAt) => {
            const page = [...members].slice(startAt, startAt + MEMBERS_PER_PAGE);
            ask(`members ${String(startAt)}`, 1 + 2 * page.length);
            return Promise.resolve({
              people: page.map(knownOf),
              total: members.size,
              isLast: startAt + page.length >= members.size,
            });
          },
          person: async (accountId) => {
            ask(`person ${accountId}`, 5);
            const groupIds = members.has(accountId) ? ['users'] : [];
            return Promise.resolve({ ...knownOf(accountId), groupIds });
          },
        },
        history: {
          didAnything: async (accountId, from) => {
            ask(`history ${accountId}`, 2);
            const last = did.get(accountId);
            return Promise.resolve(last !== undefined && (from === null || last >= from));
          },
        },
      };
    },
    lastActive: { lastActive: (accountId) => Promise.resolve(told.get(accountId) ?? null) },
  };
  return { ...site, parts, site, spent: () => spent };
}
