import type { Clock } from '../contract';
import type { Method } from './routing';

/** Points an hour of an app, all its sites together (Jira Cloud, "Rate limiting", since March 2026). */
export const POINTS_PER_HOUR = 65_000;
/** What each object of a read costs beside the request itself. */
export const POINTS_PER_OBJECT = 1;
/** What each user, group, role or permission of a read costs. */
export const POINTS_PER_IDENTITY = 2;
/** Requests a second for each site and endpoint. */
export const BURST_PER_SECOND: Readonly<Record<Method, number>> = {
  GET: 100,
  POST: 100,
  PUT: 50,
  DELETE: 50,
};
/** Endpoints with a burst limit of their own. */
export const BURST_EXCEPTIONS: ReadonlyMap<string, number> = new Map([
  ['GET /rest/api/3/user', 150],
  ['GET /rest/api/3/issue/{issueIdOrKey}', 150],
]);
/** Writes to one and the same issue. */
export const WRITES_PER_ISSUE = [
  { writes: 20, seconds: 2 },
  { writes: 100, seconds: 30 },
] as const;
/** `X-RateLimit-NearLimit` is true when less than this share is left. */
const NEAR_LIMIT_SHARE = 0.2;

const HOUR_MILLISECONDS = 3_600_000;
const LONGEST_ISSUE_WINDOW_MILLISECONDS = 30_000;

type Reason = 'jira-quota-global-based' | 'jira-burst-based' | 'jira-per-issue-on-write';

export interface Refusal {
  reason: Reason;
  limit: number;
  retryAfterSeconds: number;
}

/** What a request counts against. */
export interface Counted {
  method: Method;
  /** `GET /rest/api/3/user`. */
  endpoint: string;
  /** The issue that it writes to. */
  issue: string | null;
}

/**
 * Counts requests as Jira does: points an hour, bursts for each endpoint, writes for each issue. The app has one of these,
 * and people with their scripts have another, of which only the bursts count.
 */
export class RateLimits {
  private hour = -1;
  private spent = 0;
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private readonly issueWrites = new Map<string, number[]>();

  /** @param elsewhere points that the app's other sites take of each hour */
  constructor(
    private readonly clock: Clock,
    private readonly elsewhere: () => number = () => 0,
  ) {}

  /** Admits a request and counts it, or says why not. */
  admit(counted: Counted): Refusal | null {
    return this.admitQuota() ?? this.admitBurst(counted) ?? this.admitIssueWrite(counted);
  }

  /** Admits a request of a script, or says why not: bursts hold for everybody, points for apps. */
  admitScript(counted: Counted): Refusal | null {
    return this.admitBurst(counted);
  }

  spend(points: number): void {
    this.turnHour();
    this.spent += points;
  }

  /** The headers of an admitted request: the endpoint's burst, and whether any limit is near. */
  headers(counted: Counted): Record<string, string> {
    const limit = burstLimit(counted);
    const remaining = Math.floor(this.buckets.get(counted.endpoint)?.tokens ?? limit);
    const near = remaining < limit * NEAR_LIMIT_SHARE || this.left() < POINTS_PER_HOUR * NEAR_LIMIT_SHARE;
    return {
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
      'X-RateLimit-NearLimit': String(near),
    };
  }

  /** The headers of a refused request. */
  refusalHeaders(refusal: Refusal): Record<string, string> {
    const reset = new Date(this.clock.now() + refusal.retryAfterSeconds * 1000);
    return {
      'Retry-After': String(refusal.retryAfterSeconds),
      'RateLimit-Reason': refusal.reason,
      'X-RateLimit-Limit': String(refusal.limit),
      'X-RateLimit-Remaining': '0',
      'X-RateLimit-Reset': toResetTime(reset),
      'X-RateLimit-NearLimit': 'true',
    };
  }

  private admitQuota(): Refusal | null {
    this.turnHour();
    if (this.left() > 0) {
      return null;
    }
    const untilNextHour = (this.hour + 1) * HOUR_MILLISECONDS - this.clock.now();
    return {
      reason: 'jira-quota-global-based',
      limit: POINTS_PER_HOUR,
      retryAfterSeconds: Math.ceil(untilNextHour / 1000),
    };
  }

  private admitBurst(counted: Counted): Refusal | null {
    const limit = burstLimit(counted);
    const now = this.clock.now();
    const bucket = this.buckets.get(counted.endpoint) ?? { tokens: limit, at: now };
    bucket.tokens = Math.min(limit, bucket.tokens + ((now - bucket.at) / 1000) * limit);
    bucket.at = now;
    this.buckets.set(counted.endpoint, bucket);
    if (bucket.tokens < 1) {
      return { reason: 'jira-burst-based', limit, retryAfterSeconds: 1 };
    }
    bucket.tokens -= 1;
    return null;
  }

  private admitIssueWrite({ issue, method }: Counted): Refusal | null {
    if (issue === null || method === 'GET') {
      return null;
    }
    const now = this.clock.now();
    const recent = (this.issueWrites.get(issue) ?? []).filter(
      (at) => at > now - LONGEST_ISSUE_WINDOW_MILLISECONDS,
    );
    this.issueWrites.set(issue, recent);
    for (const { writes, seconds } of WRITES_PER_ISSUE) {
      const inWindow = recent.filter((at) => at > now - seconds * 1000);
      const first = inWindow[0];
      if (inWindow.length >= writes && first !== undefined) {
        const retryAfterSeconds = Math.max(1, Math.ceil((first + seconds * 1000 - now) / 1000));
        return { reason: 'jira-per-issue-on-write', limit: writes, retryAfterSeconds };
      }
    }
    recent.push(now);
    return null;
  }

  private left(): number {
    return POINTS_PER_HOUR - this.elsewhere() - this.spent;
  }

  private turnHour(): void {
    const hour = Math.floor(this.clock.now() / HOUR_MILLISECONDS);
    if (hour !== this.hour) {
      this.hour = hour;
      this.spent = 0;
    }
  }
}

function burstLimit({ endpoint, method }: Counted): number {
  return BURST_EXCEPTIONS.get(endpoint) ?? BURST_PER_SECOND[method];
}

/** Jira gives the reset as `2026-11-21T10:42Z`, rounded up to the minute here so that it is never too early. */
function toResetTime(time: Date): string {
  const minute = new Date(Math.ceil(time.getTime() / 60_000) * 60_000);
  return `${minute.toISOString().slice(0, 16)}Z`;
}
