import { dayAt } from '../people/days';
import { withSeen } from '../people/overview';
import type { Person } from '../people/person';
import type { Candidate, LastActiveReader, PeopleState, PeopleStore } from '../people/port';
import type { PeopleReader } from '../people/session';
import { shardOf } from '../people/shards';
import { isCandidate, judge, lastSignal, type Exemption } from '../people/standing';
import type { SettingsStore } from '../ports';
import type { Clock } from '../time';
import type { Found } from './candidacy';
import type { Inactive, Objection } from './port';

export interface InactiveParts {
  people: Pick<PeopleStore, 'state' | 'shards' | 'seen' | 'overview' | 'candidates'>;
  reader: PeopleReader;
  lastActive: LastActiveReader;
  settings: SettingsStore;
  clock: Clock;
}

const EXEMPTIONS: Record<Exemption, string> = {
  'no-access': 'There is no access to a product any more.',
  deactivated: 'The account is not active any more.',
  kind: 'Accounts of this kind are left alone.',
  protected: 'The settings protect this person.',
  'excepted-person': 'The rule leaves this person out.',
  'excepted-group': 'The rule leaves a group of this person out.',
  newcomer: 'This person has come only recently.',
};

/** What the list is judged by anyway, even for people who have no access left to lose. */
const OF_ACCESS: readonly Exemption[] = ['no-access', 'deactivated', 'newcomer'];

/** The learned directory, as the way of a candidate needs it. */
export function createInactive(parts: InactiveParts): Inactive {
  const { people, reader, settings, lastActive, clock } = parts;
  return {
    list: async () => {
      const overview = await people.overview();
      return overview && { madeAt: overview.madeAt, pages: overview.pages };
    },

    page: async (number) => {
      const [overview, state] = await Promise.all([people.overview(), people.state()]);
      if (!overview || !state) return [];
      return (await people.candidates(overview.slot, number)).map((candidate) => foundOf(candidate, state));
    },

    objection: async (accountId, by) => {
      const [state, { inactivity: rule, protection }] = await Promise.all([people.state(), settings.read()]);
      const person = state && (await personNow(parts, state, accountId));
      if (!state || !person) return leftOut('Nothing is known of this person any more.');
      const measure = { rule, protection, groups: state.groups, today: dayAt(clock.now()) };
      const judgement = judge(person, measure);
      const { exemption } = judgement;
      if (by === 'exceptions') {
        return exemption === null || OF_ACCESS.includes(exemption)
          ? undefined
          : leftOut(EXEMPTIONS[exemption]);
      }
      if (!rule.on) return leftOut('The rule is switched off.');
      if (exemption !== null) return leftOut(EXEMPTIONS[exemption]);
      return isCandidate(judgement) ? undefined : { how: 'activity', words: 'There are newer signs of it.' };
    },

    activitySince: async (accountId, since) => {
      const day = since.slice(0, 10);
      const [seen, did, told] = await Promise.all([
        people.seen([accountId]),
        reader.history.didAnything(accountId, day),
        lastActive.lastActive(accountId),
      ]);
      const seenOn = seen.get(accountId);
      if (seenOn !== undefined && seenOn >= day) return `they were seen in Jira on ${seenOn}.`;
      if (did === true) return `something was done in Jira since ${day}.`;
      const signal = Array.isArray(told) ? told.find((one) => one.until >= day) : undefined;
      return signal && `the organisation says so of ${signal.until}.`;
    },
  };
}

const leftOut = (words: string): Objection => ({ how: 'exception', words });

/** What is known of a person, with account and groups as they are at this moment. */
async function personNow(
  { people, reader }: InactiveParts,
  { shards, groups }: PeopleState,
  accountId: string,
): Promise<Person | undefined> {
  const number = shardOf(accountId, shards);
  const [stored, seen, live] = await Promise.all([
    people.shards([number]),
    people.seen([accountId]),
    reader.members.person(accountId),
  ]);
  const person = stored.get(number)?.[accountId];
  if (!person || !live) return undefined;
  const { groupIds, ...known } = live;
  const own = groups.filter(({ groupId }) => groupIds.includes(groupId));
  const today = Object.fromEntries(own.map((group) => [String(group.number), person.looked ?? '']));
  return withSeen({ ...person, ...known, groups: today }, seen.get(accountId));
}

function foundOf(candidate: Candidate, { products }: PeopleState): Found {
  const last = lastSignal(candidate.signals, null);
  return {
    accountId: candidate.accountId,
    displayName: candidate.name,
    lastActiveOn: last?.until ?? null,
    lastActiveFrom: last?.day ?? null,
    products: candidate.unused.map((key) => products.find((product) => product.key === key)?.name ?? key),
  };
}
