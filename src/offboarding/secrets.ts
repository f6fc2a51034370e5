import { KEY_CHANNELS } from './channels/settings';
import type { KeyStore } from './channels/stores';
import { wellFormed } from './well-formed';

/** Keeps secrets out of whatever is stored, shown, logged or told: by what they look like, and by what they are. */
export interface SecretMask {
  /** From now on this value is masked. What is too short to be a secret is not: it could be any word. */
  learn(secret: string): void;
  mask(text: string): string;
}

const MASKED = '(secret)';
const SHORTEST = 8;

const SHAPES = [
  // Keys and tokens of Atlassian: ATATT3x…, ATCTT3x… and their kin, with a checksum at the end.
  /\bAT[A-Z]{2,4}\d[\w=+/-]{16,}/g,
  // What stands in a header.
  /(?<=\b(?:Bearer|Basic)\s+)[\w.~+/=-]{8,}/gi,
  // Keys of tools and permits of rules, as `orchestration/manage-credentials.ts` makes them.
  /(?<![\w-])(?:[0-9a-f]{16}\.)?(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])/g,
];

export function createSecretMask(): SecretMask {
  const known = new Set<string>();
  return {
    learn: (secret) => {
      if (secret.length >= SHORTEST) known.add(secret);
    },
    mask: (text) => {
      const unknown = [...known].reduce((left, secret) => left.replaceAll(secret, MASKED), text);
      return SHAPES.reduce((left, shape) => left.replace(shape, MASKED), unknown);
    },
  };
}

/** Encoded on purpose, and read by nobody: parts of files, cursors and hashes may look like anything. */
const ENCODED = new Set(['data', 'cursor', 'fingerprint']);
/** Names and addresses of things: they are masked, and no reason to read the stored keys. */
const NAMES = /(?:ids?|keys?|urls?|links|self)$/i;

/** Nothing that is read stands deeper; who goes down without end runs out of stack. */
const DEEPEST = 100;

/** A value with every text masked and well formed; what stands deeper than anything that is read is left out. */
function masked(value: unknown, { mask }: Pick<SecretMask, 'mask'>, field = '', depth = 0): unknown {
  if (typeof value === 'string') return ENCODED.has(field) ? value : mask(wellFormed(value));
  if (typeof value !== 'object' || value === null) return value;
  if (depth === DEEPEST) return null;
  if (Array.isArray(value)) return value.map((one) => masked(one, { mask }, field, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, masked(one, { mask }, name, depth + 1)]),
  );
}

/** What may be a key; words of an operator's are shorter, and ids of people, groups and requests are hexadecimal. */
const PASTED = /[\w=+/-]{16,}/;
const ID = /^[\da-f:-]*$/i;

/** Masks what comes from outside by what the stored keys of the channels are, too. */
export interface WithoutSecrets {
  text(text: string): Promise<string>;
  /** With every text in it, however deep. */
  value(value: unknown): Promise<unknown>;
}

/** The stored keys are read only where a value may hold one, and once. */
export function createWithoutSecrets(secrets: SecretMask, keys: Pick<KeyStore, 'secret'>): WithoutSecrets {
  let known: Promise<unknown> | undefined;
  const knowing = async (value: unknown): Promise<void> => {
    if (!mayHoldSecret(value)) return;
    known ??= Promise.all(
      KEY_CHANNELS.map(async (channel) => {
        secrets.learn((await keys.secret(channel)) ?? '');
      }),
    );
    await known;
  };
  return {
    text: async (text) => {
      await knowing(text);
      return secrets.mask(text);
    },
    value: async (value) => {
      await knowing(value);
      return masked(value, secrets);
    },
  };
}

function mayHoldSecret(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return PASTED.test(value) && !ID.test(value);
  if (typeof value !== 'object' || value === null || depth === DEEPEST) return false;
  if (Array.isArray(value)) return value.some((one) => mayHoldSecret(one, depth + 1));
  return Object.entries(value).some(
    ([name, one]) => !ENCODED.has(name) && !NAMES.test(name) && mayHoldSecret(one, depth + 1),
  );
}
