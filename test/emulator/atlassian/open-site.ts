import type {
  Caller,
  Clock,
  InstalledApp,
  ProductEvent,
  RequestConditions,
} from '../../../emulator/contract';
import { createSite } from '../../../emulator/atlassian/site';
import { accountIdOf, groupIdOf } from '../../../emulator/atlassian/seed/names';

/** 21 November 2026, noon: in the middle of nothing that a limit turns over. */
const NOON = Date.UTC(2026, 10, 21, 12, 0, 10);

export interface ManualClock extends Clock {
  now(): number;
}

/** A clock that stands still until it is moved. */
export function manualClock(startsAt = NOON): ManualClock {
  let time = startsAt;
  return {
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    at: () => () => undefined,
  };
}

export const APP: InstalledApp = {
  appId: '5e0a5b5c-7d0f-4f0e-9f0b-8f3a8d1c2b47',
  environmentId: '7c1d2e3f-0000-4000-8000-000000000001',
  accountId: '712020:11111111-2222-4333-8444-555555555555',
  scopes: new Set([
    'read:jira-user',
    'read:jira-work',
    'write:jira-work',
    'manage:jira-configuration',
    'manage:jira-project',
  ]),
  globalPermissions: [
    { key: 'offboard-people', name: 'Offboard people', description: 'May offboard.' },
    { key: 'audit-offboarding', name: 'Audit offboarding', description: 'May audit.' },
  ],
  workflowValidators: [],
};

export const AS_APP: Caller = { kind: 'app' };
export const ANONYMOUS: Caller = { kind: 'anonymous' };

export function as(email: string): Caller {
  return { kind: 'person', accountId: accountIdOf(email) };
}

export function asUser(email: string): Caller {
  return { kind: 'app-as-person', accountId: accountIdOf(email) };
}

export interface Answer {
  status: number;
  headers: Headers;
  /** The parsed body; undefined when there is none. */
  body: unknown;
  text: string;
  points: number;
}

/** Opens a site and answers calls on it; addresses are given without `/rest/api/3/`. */
export function openSite(options: { seed?: unknown; app?: Partial<InstalledApp> } = {}) {
  const clock = manualClock();
  const app = { ...APP, ...options.app };
  const { site, invocations } = createSite({ clock, app, seed: options.seed ?? 'company' });
  const events: ProductEvent[] = [];
  site.onProductEvent((event) => events.push(event));

  const call = async (
    caller: Caller,
    method: string,
    address: string,
    body?: unknown,
    conditions?: RequestConditions,
  ): Promise<Answer> => {
    const request = new Request(`http://127.0.0.1/rest/api/3/${address}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    const { response, points } = await site.jira(request, caller, conditions);
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: parsed, text, points };
  };
  const get = (caller: Caller, address: string) => call(caller, 'GET', address);
  return { site, invocations, clock, app, events, call, get };
}

export const person = accountIdOf;
export const group = groupIdOf;

export type OpenSite = ReturnType<typeof openSite>;

/** The names of the groups that Jira shows for somebody. */
export async function groupNamesOf(
  opened: OpenSite,
  email: string,
  caller: Caller = AS_APP,
): Promise<string[]> {
  const { body } = await opened.get(caller, `user/groups?accountId=${person(email)}`);
  return (body as { name: string }[]).map(({ name }) => name);
}
