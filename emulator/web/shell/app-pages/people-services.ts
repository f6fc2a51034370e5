import { z } from 'zod';
import { initialsPicture } from '../connection/initials';
import type { ActingPerson } from '../connection/person';
import { readSite, SiteError } from '../connection/site';
import type { PersonSummary } from '../../uikit/services';

const user = z.object({
  accountId: z.string(),
  accountType: z.string().optional(),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  active: z.boolean().optional(),
});

const PICKER_SIZE = 20;

function summary({ accountId, displayName, emailAddress }: z.infer<typeof user>): PersonSummary {
  return {
    id: accountId,
    name: displayName,
    avatarUrl: initialsPicture(displayName),
    ...(emailAddress ? { email: emailAddress } : {}),
  };
}

/** Searches active people as a person would with Jira's own picker; apps are not offered. */
export async function searchPeople(person: ActingPerson, query: string): Promise<PersonSummary[]> {
  const path = `/rest/api/3/user/search?query=${encodeURIComponent(query)}&maxResults=${String(PICKER_SIZE)}`;
  const found = await readSite(person, path, z.array(user));
  return found.filter(({ accountType, active }) => accountType !== 'app' && active !== false).map(summary);
}

/** Finds a person by account id; undefined when the site knows or shows nobody. */
export async function findPerson(
  person: ActingPerson,
  accountId: string,
): Promise<PersonSummary | undefined> {
  try {
    return summary(
      await readSite(person, `/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`, user),
    );
  } catch (error) {
    if (error instanceof SiteError) return undefined;
    throw error;
  }
}

const settings = z.object({ locale: z.string().optional(), timeZone: z.string().optional() });

/** Language and time zone of the acting person, as the context of an app tells them. */
export async function personSettings(person: ActingPerson): Promise<{ locale: string; timezone: string }> {
  const path = `/rest/api/3/user?accountId=${encodeURIComponent(person.accountId)}`;
  const found = await readSite(person, path, settings).catch((error: unknown) => {
    if (error instanceof SiteError) return {};
    throw error;
  });
  return {
    locale: ('locale' in found ? found.locale : undefined)?.replace('_', '-') ?? 'en-US',
    timezone: ('timeZone' in found ? found.timeZone : undefined) ?? 'UTC',
  };
}
