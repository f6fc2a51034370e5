import type { APIResponse, Route } from '@forge/api';
import type { RefusalCause } from '../offboarding/channels/port';
import { Refused } from '../offboarding/later';

export type AtlassianMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** Sends a request to `https://api.atlassian.com` with the key of the client. */
export type SendRequest = (method: AtlassianMethod, path: Route, body?: unknown) => Promise<APIResponse>;

/** One request to the organisation, user management or SCIM API. */
export interface AtlassianCall<Answer> {
  /** As in Atlassian's documents, such as `POST users/{id}/suspend`; it stands in messages. */
  operation: string;
  send(request: SendRequest): Promise<APIResponse>;
  /** Parses the body of a success. */
  parse(body: unknown): Answer;
  /** Whether doing it twice is the same as doing it once. If not, a lost answer is never repeated blindly. */
  repeatable: boolean;
}

/** The organisation accepted the request and refused it: repeating changes nothing. */
export class AtlassianRefusal extends Refused {
  constructor(
    operation: string,
    readonly status: number,
    /** Atlassian's own words, at most some hundred characters, never with the key in them. */
    words: string,
    readonly reason: RefusalCause | undefined,
    /** An earlier try of the same request got no answer: it may be what this one was refused for. */
    readonly inDoubt: boolean,
  ) {
    super(`Atlassian refused ${operation} with ${String(status)}: ${words}`, words);
    this.name = 'AtlassianRefusal';
  }
}
