import { createHash } from 'node:crypto';

/** What can stand in an entry: everything that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/**
 * The one text of a value: names sorted by code unit, no blanks. Two equal values have the same text wherever and
 * whenever it is made, so that hashes of it can be compared.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const fields = Object.entries(value)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(',')}}`;
}

/** SHA-256 of the canonical text, in lower-case hexadecimal. */
export const hashOf = (value: Json): string => createHash('sha256').update(canonical(value)).digest('hex');

export const isList = (value: readonly Json[] | object): value is readonly Json[] => Array.isArray(value);
