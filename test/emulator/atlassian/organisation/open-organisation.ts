import { createClock } from '../../../../emulator/clock';
import type { Caller, ProductEvent, RequestConditions } from '../../../../emulator/contract';
import { createSite } from '../../../../emulator/atlassian/site';
import { APP, AS_APP, person } from '../open-site';

export const ORGANISATION = 'b7a1f7f4-2c7d-4f6e-9a57-0c1d2e3f4a5b';
export const DIRECTORY_ID = 'd1a5c3e2-6b4f-4a1d-8e2f-3c4b5a697887';
export const NORD_DIRECTORY_ID = 'f3c7e5a4-8d6b-4c3f-8a4b-5e6d7c8b9aa9';
export const JIRA = 'ari:cloud:jira-software::site/a1b2c3d4-1111-4222-8333-944455556666';
export const SERVICE_DESK = 'ari:cloud:jira-servicedesk::site/a1b2c3d4-1111-4222-8333-944455556666';
export const CONFLUENCE = 'ari:cloud:confluence::site/a1b2c3d4-1111-4222-8333-944455556666';
export const LABS_JIRA = 'ari:cloud:jira-software::site/c3d4e5f6-2222-4333-8444-a55566667777';
export const NORD_JIRA = 'ari:cloud:jira-software::site/d4e5f6a7-3333-4444-9555-b66677778888';
export const V1 = `/admin/v1/orgs/${ORGANISATION}`;
export const V2 = `/admin/v2/orgs/${ORGANISATION}`;
export const DIRECTORY = `${V2}/directories/-`;
export const SCIM = '/scim/directory/e2b6d4f3-7c5a-4b2e-9f3a-4d5c6b7a8998';
export const KEY = 'emulator-org-key';
export const SCIM_KEY = 'emulator-scim-key';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

interface Asking {
  body?: unknown;
  key?: string;
  conditions?: RequestConditions;
}

interface State {
  accounts: Record<string, unknown>[];
  people: Record<string, unknown>[];
  filters: { ownerAccountId: string }[];
}

/** Opens `company` with parts of it replaced, on a clock that can be moved, and asks its organisation. */
export function openOrganisation(parts: Record<string, unknown> = {}) {
  const clock = createClock();
  const { site } = createSite({ clock, app: APP, seed: { extends: 'company', ...parts } });
  const events: ProductEvent[] = [];
  site.onProductEvent((event) => events.push(event));

  const ask = async (methodAndPath: string, asking: Asking = {}): Promise<Answer> => {
    const [method = '', path = ''] = methodAndPath.split(' ');
    const { body, key = path.startsWith('/scim/') ? SCIM_KEY : KEY, conditions } = asking;
    const request = new Request(`https://api.atlassian.com${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return read(await site.organisation(request, conditions));
  };
  const jira = async (path: string, caller: Caller = AS_APP, method = 'GET'): Promise<Answer> => {
    const request = new Request(`https://acme.atlassian.net/rest/api/3/${path}`, { method });
    return read((await site.jira(request, caller)).response);
  };
  const state = () => site.state() as State;
  return {
    site,
    clock,
    events,
    ask,
    jira,
    state,
    account: (email: string) => state().accounts.find(({ accountId }) => accountId === person(email)),
    /** Jira's view with groups and products. */
    inJira: async (email: string) => {
      const { body } = await jira(`user?accountId=${person(email)}&expand=groups,applicationRoles`);
      const { active, groups, applicationRoles } = body as JiraUser;
      return {
        active,
        groups: groups.items.map(({ name }) => name),
        products: applicationRoles.items.map(({ key }) => key),
      };
    },
    assignments: async (email: string, conditions: RequestConditions = {}) => {
      const path = `GET ${DIRECTORY}/users/${person(email)}/role-assignments`;
      const { body } = await ask(path, { conditions });
      return (body as { data: Assignment[] }).data;
    },
  };
}

export type OpenOrganisation = ReturnType<typeof openOrganisation>;

interface Named {
  name: string;
  key: string;
}
interface JiraUser {
  active: boolean;
  groups: { items: Named[] };
  applicationRoles: { items: Named[] };
}
interface Assignment {
  resourceId: string;
  directoryId: string | null;
  userDirectoryStatus: string;
  roleAssignments: { role: string; roleAssignmentMethods: string[] }[];
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const body: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body };
}
