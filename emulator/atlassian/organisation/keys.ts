import type { Clock } from '../../contract';
import type { ApiKey, Organisation } from './model';

/** What becomes of a request's credentials before any operation looks at it. */
export type KeyCheck =
  { outcome: 'accepted'; key: ApiKey } | { outcome: 'unknown' | 'expired' | 'scoped' | 'not-permitted' };

/**
 * Finds the key of a request. Keys live at most a year and must have no scopes; keys of SCIM directories and of
 * organisations are different things.
 */
export function checkKey(
  organisation: Organisation,
  clock: Clock,
  kind: ApiKey['kind'],
  authorization: string | null,
): KeyCheck {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  const key = organisation.keys.find((candidate) => candidate.kind === kind && candidate.token === token);
  if (!key) return { outcome: 'unknown' };
  if (Date.parse(key.expiresAt) <= clock.now()) return { outcome: 'expired' };
  if (key.scopes.length > 0) return { outcome: 'scoped' };
  return key.permitted ? { outcome: 'accepted', key } : { outcome: 'not-permitted' };
}
