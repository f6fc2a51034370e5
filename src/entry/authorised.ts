import type Resolver from '@forge/resolver';
import type { z } from 'zod';

/** What a caller may be; a resolver names those that it serves. */
export type CallerRole = 'operator' | 'administrator' | 'auditor';

export interface Caller {
  accountId: string;
}

/** A call was refused or could not be understood; the message is for the person on the page. */
export class CallRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CallRefused';
  }
}

/** Answers which of these roles the caller holds, asked of Jira at every call. */
export type RolesOf = (accountId: string, among: readonly CallerRole[]) => Promise<ReadonlySet<CallerRole>>;

const NEEDED: Record<CallerRole, string> = {
  operator: 'the permission "Offboard people"',
  administrator: 'the permission "Administer Jira"',
  auditor: 'the permission "Audit offboarding"',
};

/** Defines a resolver that checks its caller and its payload before anything else happens. */
export function defineAuthorised<Payload, Result extends object>(
  resolver: Resolver,
  rolesOf: RolesOf,
  definition: {
    functionKey: string;
    callers: readonly CallerRole[];
    payload: z.ZodType<Payload>;
    handle: (payload: Payload, caller: Caller) => Promise<Result>;
  },
): void {
  const { functionKey, callers, payload: schema, handle } = definition;
  resolver.define(functionKey, async (request: { payload: unknown; context: { accountId?: unknown } }) => {
    const { accountId } = request.context;
    if (typeof accountId !== 'string') throw new CallRefused('Log in to use this page.');
    const roles = await rolesOf(accountId, callers);
    if (!callers.some((role) => roles.has(role))) {
      throw new CallRefused(`You need ${callers.map((role) => NEEDED[role]).join(' or ')} for this.`);
    }
    const parsed = schema.safeParse(request.payload);
    if (!parsed.success) throw new CallRefused(problemsOf(parsed.error));
    return handle(parsed.data, { accountId });
  });
}

/** Every problem with the place where it is. */
function problemsOf({ issues }: z.ZodError): string {
  return issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join(' ');
}
