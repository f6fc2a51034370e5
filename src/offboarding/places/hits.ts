import type { Places } from '../facts';
import { placesAmong } from './places-among';
import type { PlaceReader, PlaceStore } from './port';

/** Where somebody has a place, and how sure that is. */
export interface Hits {
  places: Places;
  /** ISO 8601: as of when every project was searched; null where not all of them were. */
  asOf: string | null;
  /** Read from Jira just now, so that nothing has to be confirmed. */
  isLive: boolean;
}

const NOWHERE: Places = { projects: [], components: [], roles: [] };

/** What the index says of a person; nothing, as of never, before the first one is made. */
export async function indexedPlaces(places: PlaceStore, accountId: string): Promise<Hits> {
  const index = await places.index();
  if (!index) return { places: NOWHERE, asOf: null, isLive: false };
  return { places: await places.placesOf(accountId, index), asOf: index.asOf, isLive: false };
}

/**
 * The same; without an index the first page of projects is read one by one, which is all of them on a small site, and no
 * more.
 */
export async function findPlaces(
  { places, placeReader }: { places: PlaceStore; placeReader: PlaceReader },
  accountId: string,
  now: string,
): Promise<Hits> {
  const hits = await indexedPlaces(places, accountId);
  if (hits.asOf !== null) return hits;
  const { places: read, isLast } = await placeReader.page(0);
  return { places: placesAmong(read, accountId), asOf: isLast ? now : null, isLive: true };
}
