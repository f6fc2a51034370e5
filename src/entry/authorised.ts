import type Resolver from '@forge/resolver';
import type { z } from 'zod';
import { AgreementProblem } from '../offboarding/breaker/agree';
import { RequestProblem } from '../offboarding/console/request';
import { SettingsProblem } from '../offboarding/change-settings';
import { TryLater } from '../offboarding/later';
import type { WithoutSecrets } from '../offboarding/secrets';
import { CredentialProblem } from '../offboarding/orchestration/manage-credentials';
import { TooManyAtOnce } from '../offboarding/submit';
import type { CallerRole } from '../contract/calls';
import { problemsIn } from './problems-in';

export type { CallerRole };

/** Who makes a call, and which of the roles that the call serves they hold. */
export interface Caller {
  accountId: string;
  roles: ReadonlySet<CallerRole>;
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

/** What the platform says of a call beside its payload. Only `accountId` and the ticket are trusted. */
export interface CallContext {
  accountId?: unknown;
  extension?: unknown;
}

export interface Definition<Payload, Result extends object> {
  functionKey: string;
  /** Whoever holds one of these may call; `anyone` is every person who can open the module. */
  callers: readonly CallerRole[] | 'anyone';
  payload: z.ZodType<Payload>;
  /** Set for the one call that a key is entered by; everywhere else nobody sends one. */
  takesSecret?: boolean;
  /** Set where the same request twice counts once: whoever meets a failure learns that they may send it again. */
  countsOnce?: true;
  handle: (payload: Payload, caller: Caller, context: CallContext) => Promise<Result>;
  /** What is answered where the storage has reached its limit, for calls that a page repeats by itself. */
  whenBusy?: Result;
}

const NEEDED: Record<CallerRole, string> = {
  operator: 'the permission "Offboard people"',
  administrator: 'the permission "Administer Jira"',
  auditor: 'the permission "Audit offboarding"',
};
const EVERY_ROLE: readonly CallerRole[] = ['operator', 'administrator', 'auditor'];

export interface AuthorisedParts {
  rolesOf: RolesOf;
  /** Masks secrets that somebody may have pasted into what they send. */
  withoutSecrets: WithoutSecrets;
  log: (message: string) => void;
  /** Whether an error says that the storage has reached its limit for now. */
  isBusy: (error: unknown) => boolean;
}

/** Defines a resolver that checks its caller and its payload before anything else happens. */
export function defineAuthorised<Payload, Result extends object>(
  resolver: Resolver,
  { rolesOf, withoutSecrets, log, isBusy }: AuthorisedParts,
  definition: Definition<Payload, Result>,
): void {
  const { functionKey, callers, payload: schema, takesSecret, countsOnce, handle, whenBusy } = definition;
  resolver.define(functionKey, async (request: { payload: unknown; context: CallContext }) => {
    try {
      const { accountId } = request.context;
      if (typeof accountId !== 'string') throw new CallRefused('Log in to use this page.');
      const roles = await rolesOf(accountId, callers === 'anyone' ? EVERY_ROLE : callers);
      if (callers !== 'anyone' && roles.size === 0) {
        throw new CallRefused(`You need ${callers.map((role) => NEEDED[role]).join(' or ')} for this.`);
      }
      const parsed = schema.safeParse(
        takesSecret ? request.payload : await withoutSecrets.value(request.payload),
      );
      if (!parsed.success) throw new CallRefused(problemsIn(parsed.error));
      return await handle(parsed.data, { accountId, roles }, request.context);
    } catch (error) {
      if (whenBusy && isBusy(error)) return whenBusy;
      throw forPage(error, functionKey, countsOnce ? SAFE_TO_REPEAT : UNKNOWN_STATE, log);
    }
  });
}

/** Errors whose message is made for the person on the page. */
const FOR_PEOPLE = [
  CallRefused,
  RequestProblem,
  TooManyAtOnce,
  SettingsProblem,
  CredentialProblem,
  AgreementProblem,
];

const UNKNOWN_STATE =
  'Something went wrong, and it may have been done in part. Look at it again before you try once more.';
const SAFE_TO_REPEAT = 'Something went wrong. You can safely try again: the same request starts once.';

/** What a person on a page may read of an error: never a stack, never an answer of Jira with somebody's data in it. */
function forPage(
  error: unknown,
  functionKey: string,
  unknownFailure: string,
  log: (message: string) => void,
): Error {
  if (error instanceof Error && FOR_PEOPLE.some((kind) => error instanceof kind)) return error;
  log(`${functionKey} failed: ${error instanceof Error ? error.message : 'unknown failure'}`);
  if (error instanceof TryLater) return new CallRefused(`${error.why}. Try again in a moment.`);
  return new CallRefused(unknownFailure);
}
