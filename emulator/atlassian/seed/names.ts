import { createHash } from 'node:crypto';
import { SeedError } from './format';

/** The account id of somebody with this e-mail: the same in every emulator. */
export function accountIdOf(email: string): string {
  return `712020:${uuidOf('person', email.toLowerCase())}`;
}

/** The id of a group with this name: the same in every emulator. */
export function groupIdOf(name: string): string {
  return uuidOf('group', name);
}

/** An id in the form of a UUID: the same for the same text in every emulator. */
export function uuidOf(kind: string, text: string): string {
  const digest = createHash('sha1').update(`${kind}:${text}`).digest('hex');
  const variant = '89ab'.charAt(Number.parseInt(digest.charAt(16), 16) % 4);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}

/** Ids of named things of one kind, counted from where Jira's own ids start. */
export class Names {
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly kind: string,
    private readonly firstId = 10_000,
  ) {}

  /** @throws {SeedError} when the name is there already */
  add(name: string, id = String(this.firstId + this.ids.size)): string {
    if (this.ids.has(name)) {
      throw new SeedError(`The seed has the ${this.kind} "${name}" twice.`);
    }
    this.ids.set(name, id);
    return id;
  }

  /** @throws {SeedError} when the seed names something that it does not have */
  idOf(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) {
      throw new SeedError(`The seed names the ${this.kind} "${name}" but does not have it.`);
    }
    return id;
  }
}
