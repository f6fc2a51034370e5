/** A refusal in Jira's own form; the router turns it into the response. */
export class JiraError extends Error {
  constructor(
    readonly status: number,
    readonly errorMessages: readonly string[],
    readonly errors: Readonly<Record<string, string>> = {},
  ) {
    super(errorMessages.join(' ') || Object.values(errors).join(' '));
  }

  body(): unknown {
    return { errorMessages: this.errorMessages, errors: this.errors };
  }
}

export function badRequest(message: string, errors: Readonly<Record<string, string>> = {}): JiraError {
  return new JiraError(400, message === '' ? [] : [message], errors);
}

export function forbidden(message: string): JiraError {
  return new JiraError(403, [message]);
}

export function notFound(message: string): JiraError {
  return new JiraError(404, [message]);
}
