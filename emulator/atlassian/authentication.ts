import type { Caller } from '../contract';
import type { SiteData } from './model';

/** The token that every seeded person's e-mail goes with in Basic authentication. */
export const PERSON_TOKEN = 'emulator';

/**
 * Tells whom Basic credentials name. Wrong or missing ones, and those of people who are not active, name nobody.
 */
export function createAuthentication(data: SiteData): (authorization: string | null) => Caller {
  let accountIds = new Map<string, string>();
  let indexed = 0;

  const find = (email: string) => {
    if (indexed !== data.people.size) {
      accountIds = new Map();
      for (const person of data.people.values()) {
        if (person.accountType !== 'app') {
          accountIds.set(person.emailAddress.toLowerCase(), person.accountId);
        }
      }
      indexed = data.people.size;
    }
    return accountIds.get(email.toLowerCase());
  };

  return (authorization) => {
    const encoded = /^Basic (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
    const credentials = Buffer.from(encoded, 'base64').toString('utf8');
    const separator = credentials.lastIndexOf(':');
    if (separator < 1 || credentials.slice(separator + 1) !== PERSON_TOKEN) {
      return { kind: 'anonymous' };
    }
    const accountId = find(credentials.slice(0, separator));
    const active = accountId !== undefined && (data.people.get(accountId)?.active ?? false);
    return active ? { kind: 'person', accountId } : { kind: 'anonymous' };
  };
}
