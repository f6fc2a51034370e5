import type { privacy } from '@forge/api';
import { Refused, TryLater } from '../offboarding/later';
import type { PersonalDataReport } from '../offboarding/personal-data/port';
import { HOUR, SECOND, type Clock } from '../offboarding/time';

/**
 * The report of stored personal data, by the platform's own API. The package throws the answer where it is none.
 * Source: https://developer.atlassian.com/platform/forge/user-privacy-guidelines/#reportingapi
 */
export function createPersonalDataReport(
  send: typeof privacy.reportPersonalData,
  clock: Clock,
): PersonalDataReport {
  return async (accounts) => {
    try {
      return await send(accounts);
    } catch (answer) {
      if (!(answer instanceof Response)) throw answer;
      const { status, headers } = answer;
      if (status !== 429 && status < 500) {
        throw new Refused('Atlassian did not take the report.', `status ${String(status)}`);
      }
      const seconds = Number(headers.get('Retry-After'));
      const at = clock.now() + (seconds > 0 ? seconds * SECOND : HOUR);
      throw new TryLater(at, 'Atlassian does not take reports of personal data', 'rate-limit');
    }
  };
}
