import { JiraError } from '../../errors';

/** Refusals of service management have a form of their own: `ErrorResponse`. */
export class ServiceDeskError extends JiraError {
  constructor(status: number, message: string) {
    super(status, [message]);
  }

  override body(): unknown {
    const [errorMessage = ''] = this.errorMessages;
    return { errorMessage, i18nErrorMessage: { i18nKey: 'sd.error', parameters: [] } };
  }
}

/**
 * Runs what throws Jira's errors on behalf of service management.
 * @throws {ServiceDeskError} with the same status and the first message
 */
export async function asServiceDeskErrors<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof JiraError && !(error instanceof ServiceDeskError)) {
      const message = error.errorMessages[0] ?? Object.values(error.errors)[0] ?? 'The request was refused.';
      throw new ServiceDeskError(error.status, message);
    }
    throw error;
  }
}
