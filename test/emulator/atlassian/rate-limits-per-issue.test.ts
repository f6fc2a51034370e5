import { RateLimits } from '../../../emulator/atlassian/rate-limits';
import { manualClock } from './open-site';

const comment = (issue: string) => ({
  method: 'POST' as const,
  endpoint: 'POST /rest/api/3/issue/{issueIdOrKey}/comment',
  issue,
});

describe('writes to one issue', () => {
  test('twenty fit into two seconds, other issues go on', () => {
    const clock = manualClock();
    const limits = new RateLimits(clock);
    for (let count = 0; count < 20; count += 1) {
      expect(limits.admit(comment('IT-1'))).toBeNull();
    }
    expect(limits.admit(comment('IT-1'))).toEqual({
      reason: 'jira-per-issue-on-write',
      limit: 20,
      retryAfterSeconds: 2,
    });
    expect(limits.admit(comment('IT-2'))).toBeNull();
    clock.advance(2000);
    expect(limits.admit(comment('IT-1'))).toBeNull();
  });

  test('a hundred fit into thirty seconds', () => {
    const clock = manualClock();
    const limits = new RateLimits(clock);
    for (let count = 0; count < 100; count += 1) {
      expect(limits.admit(comment('IT-1'))).toBeNull();
      clock.advance(200);
    }
    expect(limits.admit(comment('IT-1'))).toMatchObject({ limit: 100, retryAfterSeconds: 10 });
  });
});
