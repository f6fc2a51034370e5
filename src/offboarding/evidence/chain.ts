import { hashOf, type Json } from './canonical';

/**
 * A personal field: only its commitment enters the hash. Erasing the person deletes value and salt, and the chain still
 * holds; without the salt nobody can find the value by trying.
 */
export interface PersonalField {
  /** SHA-256 of salt and value, hexadecimal. */
  commitment: string;
  salt?: string;
  value?: string;
}

/** What is to be recorded: facts that name nobody, and what names or describes a person. */
export interface Entry {
  facts: Readonly<Record<string, Json>>;
  personal: Readonly<Record<string, string>>;
}

/** An entry in its chain. */
export interface SealedEntry {
  facts: Readonly<Record<string, Json>>;
  personal: Readonly<Record<string, PersonalField>>;
  /** Hash of the entry before; of the first one `GENESIS`. */
  previous: string;
  /** Hash of all of the above but values and salts. */
  hash: string;
}

/** What the first entry of a chain follows. */
export const GENESIS = '0'.repeat(64);

/**
 * Puts entries at the end of a chain.
 * @param head hash of the last entry, `GENESIS` for a new chain
 * @param salt gives at least 128 random bits as text, new for each call
 */
export function seal(entries: readonly Entry[], head: string, salt: () => string): SealedEntry[] {
  let previous = head;
  return entries.map(({ facts, personal }) => {
    const fields = Object.entries(personal).map(([name, value]): [string, PersonalField] => {
      const own = salt();
      return [name, { commitment: commitmentTo(value, own), salt: own, value }];
    });
    const entry = { facts, personal: Object.fromEntries(fields), previous };
    const sealed = { ...entry, hash: hashOfEntry(entry) };
    previous = sealed.hash;
    return sealed;
  });
}

/** The hash of the last entry: whoever keeps it elsewhere can tell whether the chain was cut or rewritten. */
export const headOf = (entries: readonly SealedEntry[], before: string = GENESIS): string =>
  entries.at(-1)?.hash ?? before;

/** The entry without what is personal about one person, or about everybody. */
export function erased(entry: SealedEntry, isErased: (value: string, name: string) => boolean): SealedEntry {
  const personal = Object.entries(entry.personal).map(([name, field]): [string, PersonalField] =>
    field.value !== undefined && isErased(field.value, name)
      ? [name, { commitment: field.commitment }]
      : [name, field],
  );
  return { ...entry, personal: Object.fromEntries(personal) };
}

export const commitmentTo = (value: string, salt: string): string => hashOf([salt, value]);

export const hashOfEntry = ({ facts, personal, previous }: Omit<SealedEntry, 'hash'>): string =>
  hashOf({
    facts,
    personal: Object.fromEntries(
      Object.entries(personal).map(([name, { commitment }]) => [name, commitment]),
    ),
    previous,
  });
