import { seededRandom } from '../../test/seeded-random';

/** One customer of the simulation. */
export interface Site {
  people: number;
  /** The minutes of the week in which tickets are resolved, each for one leaver. */
  tickets: number[];
  imports: { minute: number; count: number }[];
}

/** How many people leave a site within the week. */
export const leaversOf = ({ tickets, imports }: Pick<Site, 'tickets' | 'imports'>): number =>
  imports.reduce((sum, { count }) => sum + count, tickets.length);

/** So many of a site's people leave in a year. */
export const LEAVERS_A_YEAR = 0.2;
/** Sites are of mixed size, as a log-normal distribution: half have fewer people than the median. */
export const SIZES = { median: 80, spread: 1.4, least: 10, most: 20_000 } as const;
/** One site in so many imports that share of its people in the week. */
export const BULK = { oneIn: 200, share: 0.05 } as const;
/** The largest site lets so many people go at once, which takes two hours of all points. */
export const LARGEST_BULK = 2_000;
export const WEEK_MINUTES = 7 * 24 * 60;

const WEEKS_A_YEAR = 52;
const WORKDAYS = 5;
const DAY_MINUTES = 24 * 60;
/** Tickets are resolved from nine to five; the sites' own time is Asia's, Europe's or America's. Minutes. */
const OFFICE = { from: 9 * 60, length: 8 * 60 } as const;
const ZONES = [-8 * 60, 0, 6 * 60] as const;

/** On Tuesday at ten past two in the afternoon, when the offices of Europe and America are open. */
const BULK_MINUTE = DAY_MINUTES + 14 * 60 + 10;

/** So many of the largest sites, if they all were to import that share of their people, a minute after each other. */
export const RUSH = { sites: 5, share: 0.1 } as const;

/** Sites and what happens on them, the same for the same seed. */
export function makeSites(count: number, seed = 1): Site[] {
  const random = seededRandom(seed);
  const sites = Array.from({ length: count }, (_, index): Site => {
    const { median, spread, least, most } = SIZES;
    const people = Math.round(Math.min(most, Math.max(least, median * Math.exp(spread * normal(random)))));
    const zone = ZONES[index % ZONES.length] ?? 0;
    const officeMinute = () => {
      const day = Math.floor(random() * WORKDAYS);
      const minute = day * DAY_MINUTES + OFFICE.from + Math.floor(random() * OFFICE.length) + zone;
      return (minute + WEEK_MINUTES) % WEEK_MINUTES;
    };
    const expected = (people * LEAVERS_A_YEAR) / WEEKS_A_YEAR;
    const count = Math.floor(expected) + (random() < expected % 1 ? 1 : 0);
    const tickets = Array.from({ length: count }, officeMinute);
    const isBulk = index % BULK.oneIn === 0;
    const imports = isBulk ? [{ minute: officeMinute(), count: Math.ceil(people * BULK.share) }] : [];
    return { people, tickets, imports };
  });
  const [first, ...others] = sites;
  const largest = others.reduce((most, site) => (site.people > (most?.people ?? 0) ? site : most), first);
  largest?.imports.push({ minute: BULK_MINUTE, count: Math.min(LARGEST_BULK, largest.people) });
  return sites;
}

/** The same sites in a week in which several large ones import, and nobody else does. */
export function inRush(sites: readonly Site[]): Site[] {
  const largest = [...sites].sort((one, other) => other.people - one.people).slice(0, RUSH.sites);
  return sites.map((site) => {
    const place = largest.indexOf(site);
    const imports = [{ minute: BULK_MINUTE + place, count: Math.ceil(site.people * RUSH.share) }];
    return { ...site, imports: place < 0 ? [] : imports };
  });
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
