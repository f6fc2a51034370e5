import { createSite } from '../../../../emulator/atlassian/site';
import { createClock, type MovableClock } from '../../../../emulator/clock';
import type {
  Caller,
  InstalledApp,
  ProductEvent,
  Site,
  ValidateTransition,
} from '../../../../emulator/contract';

const APP: InstalledApp = {
  appId: '5e0a5b5c-7d0f-4f0e-9f0b-8f3a8d1c2b47',
  environmentId: 'c1f0a9c2-6a53-4e64-9a3e-0b7a3f1d2e4c',
  accountId: '712020:app',
  scopes: new Set(['read:jira-work', 'write:jira-work', 'manage:jira-configuration']),
  globalPermissions: [],
  workflowValidators: [{ key: 'may-offboard', name: 'May offboard', functionKey: 'may-offboard' }],
};

export interface Answer {
  status: number;
  /** The parsed body, undefined when there is none. */
  body: unknown;
  points: number;
}

/** A site with what tests of issues need to ask it. */
export interface TestSite {
  site: Site;
  clock: MovableClock;
  /** Product events since the site stands. */
  events: ProductEvent[];
  accountIdOf(name: string): string;
  /** Asks as a person by the part of the e-mail before `@`, or as `app`. */
  ask(who: string, request: string, body?: unknown): Promise<Answer>;
  /** The same, and fails when the status is another one. */
  expect(who: string, request: string, status: number, body?: unknown): Promise<unknown>;
  onValidateTransition(validate: ValidateTransition): void;
}

/** Builds the site `company`, or another one. */
export function createTestSite(seed: unknown = 'company'): TestSite {
  const clock = createClock();
  const { site } = createSite({ clock, app: APP, seed });
  const events: ProductEvent[] = [];
  site.onProductEvent((event) => events.push(event));

  const callerOf = (who: string): Caller => {
    if (who === 'app') {
      return { kind: 'app' };
    }
    return site.authenticate(`Basic ${Buffer.from(`${who}@acme.example:emulator`).toString('base64')}`);
  };
  const accountIdOf = (name: string): string => {
    const caller = callerOf(name);
    if (!('accountId' in caller)) {
      throw new Error(`The seed has no ${name}@acme.example.`);
    }
    return caller.accountId;
  };
  const ask = async (who: string, request: string, body?: unknown): Promise<Answer> => {
    const [method = '', path = ''] = request.split(/ (.*)/s);
    const { response, points } = await site.jira(
      new Request(`http://localhost${path}`, {
        method,
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
      }),
      callerOf(who),
    );
    const text = await response.text();
    const parsed: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, body: parsed, points };
  };
  return {
    site,
    clock,
    events,
    accountIdOf,
    ask,
    expect: async (who, request, status, body) => {
      const answer = await ask(who, request, body);
      if (answer.status !== status) {
        throw new Error(
          `${request} answered ${answer.status} ${JSON.stringify(answer.body)}, not ${status}.`,
        );
      }
      return answer.body;
    },
    onValidateTransition: (validate) => {
      site.onValidateTransition(validate);
    },
  };
}

/** A document with one paragraph. */
export function paragraph(text: string) {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

/** What stands in an answer at a path of keys and positions, undefined when nothing does. */
export function valueAt(body: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    body,
  );
}

/** The keys of the issues that a search answers, in their order. */
export function keysOf(body: unknown): unknown[] {
  const issues = valueAt(body, 'issues');
  return Array.isArray(issues) ? issues.map((issue) => valueAt(issue, 'key')) : [];
}

/** The names of what an object in an answer holds. */
export function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
