import type { Catalogue, SettingsStore, Tickets } from '../ports';
import { bulletList, document, heading, mentions, type AtlassianDocument } from '../report/document';
import { audienceOf } from '../report/tell-ticket';
import type { Settings } from '../settings';
import type { PersonName } from '../ticket';
import { inWords, iso, type Clock } from '../time';
import { countedAgainstLimit, type Breaker, type Trip } from './breaker';
import type { BreakerStore } from './gate';
import { people } from './words';

export interface AlertParts {
  settings: SettingsStore;
  breaker: BreakerStore;
  tickets: Tickets;
  catalogue: Pick<Catalogue, 'people'>;
  clock: Clock;
}

/** Changes of the settings that are looked through for administrators, and how many of these are mentioned. */
const CHANGES_READ = 20;
const MOST_MENTIONED = 5;

/**
 * Tells the administrators on the alert ticket that the daily limit was reached, once for each time. Where no ticket is
 * named, only the pages tell.
 */
export async function tellOfTrip(parts: AlertParts): Promise<void> {
  const [settings, breaker] = await Promise.all([parts.settings.read(), parts.breaker.read()]);
  const { tripped } = breaker;
  const { ticketKey } = settings.breaker;
  if (!tripped || tripped.alert || ticketKey === null) return;
  const refused = (await comment(parts, settings, breaker, tripped, ticketKey)) ?? null;
  const alert = { at: iso(parts.clock.now()), refused };
  // Whoever has changed the counter meanwhile leaves it to the next look, which finds the comment by its mark.
  await parts.breaker.replace({ ...breaker, version: breaker.version + 1, tripped: { ...tripped, alert } });
}

/** @returns why it could not be written; undefined when it stands there */
async function comment(
  parts: AlertParts,
  settings: Settings,
  breaker: Breaker,
  tripped: Trip,
  key: string,
): Promise<string | undefined> {
  const [ticket, told] = await Promise.all([parts.tickets.read(key, []), administrators(parts, settings)]);
  if (!ticket) return `There is no ticket ${key}, or Leaver may not see it.`;
  return parts.tickets.comment({
    ticketId: ticket.id,
    body: alertOf(settings, breaker, tripped, told, parts.clock.now()),
    mark: `breaker:${tripped.at}`,
    mayExist: true,
    audience: ticket.isServiceProject ? { kind: 'internal' } : audienceOf(settings),
  });
}

function alertOf(
  { times }: Settings,
  breaker: Breaker,
  { at, limit }: Trip,
  told: readonly PersonName[],
  now: number,
): AtlassianDocument {
  const begun = countedAgainstLimit(breaker, now);
  return document(
    heading('Leaver has stopped: too many people in one day'),
    mentions(
      told,
      ` ${people(begun)} began to lose their access within 24 hours, the limit is ${String(limit)}, and more were to follow. Since ${inWords(Date.parse(at), times.zone)} everything is held.`,
    ),
    bulletList([
      'Held: every run that has not begun. Runs that were under way stop before their next change. Nothing is lost.',
      "If that is meant so: one administrator asks for a release on Leaver's administration page, tab Daily limit, with a number, a time and a reason. A second administrator agrees. Then it goes on.",
      'If not: look through the held runs on the page and stop those that nobody wants before anybody releases them.',
    ]),
  );
}

/** The people whom the settings name, else those who have changed the settings lately. */
async function administrators(
  { settings: store, catalogue }: AlertParts,
  settings: Settings,
): Promise<PersonName[]> {
  const { mentionIds } = settings.breaker;
  if (mentionIds.length > 0) {
    const named = await catalogue.people(mentionIds).catch(() => []);
    return mentionIds.map(
      (accountId) =>
        named.find((one) => one.accountId === accountId) ?? { accountId, displayName: accountId },
    );
  }
  const changes = await store.changes(settings.version, CHANGES_READ);
  const lately = new Map(changes.map(({ by }) => [by.accountId, by]));
  return [...lately.values()].slice(0, MOST_MENTIONED);
}
