/**
 * An error as the storage API answers it; the package throws it as `ForgeKvsAPIError` with the same code.
 * Source: https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/
 */
export class KvsError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'KvsError';
  }
}

/** A request that the storage API does not take. */
export const badRequest = (code: string, message: string) => new KvsError(400, code, message);

/** The package reads it as undefined. */
export const keyNotFound = () => new KvsError(404, 'KEY_NOT_FOUND', 'The specified key does not exist.');

/** What passes a limit: https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-kvs/ */
export const tooMany = (what = 'requests') =>
  new KvsError(429, 'RATE_LIMIT_EXCEEDED', `The limit of the installation for ${what} is used up.`);
