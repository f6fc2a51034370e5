import { rateLimit } from '../../src/jira/rate-limit';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const asked = (status: number, headers: Record<string, string> = {}) =>
  rateLimit(new Response(null, { status, headers }), NOW);

describe('what an answer asks for when there was too much', () => {
  it.each([200, 400, 403, 500, 503])('is nothing when the status is %p without more words', (status) => {
    expect(asked(status)).toBeUndefined();
  });

  it('is the seconds of Retry-After, for a 503 too', () => {
    expect(asked(429, { 'Retry-After': '7' })).toEqual({ until: NOW + 7000, isQuota: false });
    expect(asked(503, { 'Retry-After': '30' })).toEqual({ until: NOW + 30_000, isQuota: false });
  });

  it('is a second after a burst that says no time', () => {
    expect(asked(429, { 'RateLimit-Reason': 'jira-burst-based' })).toEqual({
      until: NOW + 1000,
      isQuota: false,
    });
    expect(asked(429, { 'Retry-After': 'soon' })).toEqual({ until: NOW + 1000, isQuota: false });
  });

  it.each(['jira-quota-global-based', 'jira-quota-tenant-based'])(
    'is a pause of everything until the reset after %s',
    (reason) => {
      const headers = {
        'RateLimit-Reason': reason,
        'Retry-After': '5',
        'X-RateLimit-Reset': '2026-03-02T10:41:00Z',
      };
      expect(asked(429, headers)).toEqual({ until: Date.parse('2026-03-02T10:41:00Z'), isQuota: true });
      expect(asked(429, { 'RateLimit-Reason': reason })).toEqual({ until: NOW + 300_000, isQuota: true });
    },
  );

  it('is never a reset that is past', () => {
    const headers = {
      'RateLimit-Reason': 'jira-quota-global-based',
      'X-RateLimit-Reset': '2020-01-01T00:00:00Z',
    };
    expect(asked(429, headers)).toEqual({ until: NOW + 300_000, isQuota: true });
  });
});
