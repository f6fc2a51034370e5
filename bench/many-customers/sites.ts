/** One customer of the simulation. */
export interface Site {
  people: number;
  /** Leavers with the minute of the week in which they are resolved; those of a bulk come in the same one. */
  leavers: { minute: number; count: number }[];
}

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

/** Sites and what happens on them, the same for the same seed. */
export function makeSites(count: number, seed = 1): Site[] {
  const random = createRandom(seed);
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
    const leavers = Array.from({ length: count }, () => ({ minute: officeMinute(), count: 1 }));
    if (index % BULK.oneIn === 0) {
      leavers.push({ minute: officeMinute(), count: Math.ceil(people * BULK.share) });
    }
    return { people, leavers };
  });
  const [first, ...others] = sites;
  const largest = others.reduce((most, site) => (site.people > (most?.people ?? 0) ? site : most), first);
  largest?.leavers.push({ minute: BULK_MINUTE, count: Math.min(LARGEST_BULK, largest.people) });
  return sites;
}

/** Evenly between 0 and 1: a generator of 32 bits (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
