import { z } from 'zod';
import type { ProductAnswer, ProductCall } from '../../bridge';
import { control } from '../connection/control';
import type { AppPage } from '../connection/app-description';
import { authorization, type ActingPerson } from '../connection/person';

const invocationAnswer = z.object({
  result: z.unknown().optional(),
  error: z.union([z.string(), z.object({ message: z.string() })]).optional(),
});

/** What the emulator calls the kinds of pages (`design.md`, the emulator's addresses). */
const PAGE_NAMES = {
  'jira:globalPage': 'operator',
  'jira:adminPage': 'admin',
  'jira:issueContext': 'ticket',
} as const;

/** One call of a resolver of the app. */
export interface ResolverCall {
  page: AppPage['type'];
  functionKey: string;
  payload: unknown;
  issueKey?: string;
}

/** Calls a resolver of the app as a person. @throws with the resolver's message when it failed */
export async function invokeResolver(
  person: ActingPerson,
  { page, ...call }: ResolverCall,
): Promise<unknown> {
  const { result, error } = await control('POST', 'invoke', invocationAnswer, {
    ...call,
    module: PAGE_NAMES[page],
    payload: call.payload ?? {},
    accountId: person.accountId,
  });
  if (error !== undefined) throw new Error(typeof error === 'string' ? error : error.message);
  return result;
}

/** Tells the site that the app asks with the person's rights, so that the app's scopes bound the call. */
const AS_APP = { 'x-emulator-caller': 'app-as-person' };

/** A product call of a page (`requestJira`), with the person's rights. @throws for products other than Jira */
export async function callProduct(person: ActingPerson, call: ProductCall): Promise<ProductAnswer> {
  if (call.product !== 'jira') throw new Error(`The emulated site has Jira only, not ${call.product}.`);
  const { method, body, headers } = call.fetchRequestInit;
  const response = await fetch(call.restPath, {
    method: method ?? 'GET',
    headers: { ...Object.fromEntries(headers), ...AS_APP, authorization: authorization(person) },
    ...(body ? { body } : {}),
  });
  return {
    body: await response.text(),
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
  };
}
