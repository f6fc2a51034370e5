/** Why the host does not start with this app: something the platform forbids or the emulator cannot do. */
export class Refusal extends Error {
  /**
   * @param code stable name of the reason, such as `module-not-supported`
   * @param message what is refused and where it stands
   * @param hint what to do about it
   */
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(`${message} (${code}) ${hint}`);
    this.name = 'Refusal';
  }
}
