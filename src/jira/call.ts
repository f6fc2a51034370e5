import type { APIResponse, RequestProductMethods } from '@forge/api';
import { Refused } from '../offboarding/later';

/** What an endpoint function is handed: the app's, or a person's, way to Jira. */
export type JiraApi = Pick<RequestProductMethods, 'requestJira'>;

/** Which of Jira's burst limits a request counts against (facts, "Rate limits"). */
export type BurstClass = 'read' | 'write' | 'quick-read';

/** One request to Jira: everything that the one place needs to send, pace, count and parse it. */
export interface JiraCall<Answer> {
  /** The operation as in Atlassian's documents, such as `DELETE group/user`: limits are counted by it. */
  operation: string;
  burst: BurstClass;
  send(api: JiraApi): Promise<APIResponse>;
  /** Parses the body of a success. */
  parse(body: unknown): Answer;
  /** What the answer costs of the hour's points. */
  points(answer: Answer): number;
  /** Whether doing it twice is the same as doing it once. If not, a lost answer is never repeated blindly. */
  repeatable: boolean;
  /** The ticket whose own write limit counts, if it writes to one. */
  writesTo?: string;
}

/** Jira accepted the request and refused it: repeating changes nothing. */
export class JiraRefusal extends Refused {
  constructor(
    readonly operation: string,
    readonly status: number,
    /** Jira's own words, without markup and at most some hundred characters. */
    words: string,
    /** An earlier try of the same request got no answer: it may be what this one was refused for. */
    readonly inDoubt = false,
  ) {
    super(`Jira refused ${operation} with ${String(status)}: ${words}`, words);
    this.name = 'JiraRefusal';
  }
}
