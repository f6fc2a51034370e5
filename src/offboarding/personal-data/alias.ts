import { isList, type Json } from '../evidence/canonical';

/** What takes the place of a person in what is stored. */
export interface Alias {
  accountId: string;
  /** What the store calls them. */
  names: readonly string[];
  /** In place of the account id; the id itself where only the name has changed. */
  id: string;
  /** In place of every name. */
  name: string;
  isErased: boolean;
}

/** Shown in place of what was erased. */
export const ERASED = '(erased)';

const STAND_IN = 'erased-';
/** Enough that two erased people are never taken for one. */
const STAND_IN_LENGTH = 16;

/** What stands for an erased person, so that rows stay readable and their runs still belong together. */
export const standIn = (random: string): string => STAND_IN + random.slice(0, STAND_IN_LENGTH);

/** Whether this is no account any more but what stands for one. */
export const isStandIn = (accountId: string): boolean => accountId.startsWith(STAND_IN);

/** Fields with an account id, and which fields beside them hold the name that belongs to it. */
export const NAMES_BESIDE: Readonly<Record<string, readonly string[]>> = {
  accountId: ['displayName', 'name', 'email'],
  leaverId: ['leaverName'],
  operatorId: ['operatorName'],
  successorId: [],
  toId: ['toName'],
  to: ['toName'],
};

/** A field beside an account id in which a file says of a person what is no name; it goes with the person. */
const SAID_BESIDE = 'unusable';

/** Fields that hold a name alone; a name of one word counts nowhere else but in sentences: it may be a project's key. */
const NAMES = new Set([
  ...Object.values(NAMES_BESIDE).flat(),
  ...['who', 'operator', 'leaver', 'by', 'subjectName', 'filterName', 'text', SAID_BESIDE],
]);

const MAIL = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:.]+/g;

/** A value in which somebody is called by their alias. What is sealed stands under `decided` and is left alone. */
export function withAlias(value: Json, alias: Alias): Json {
  const inWords = (text: string, field: string): string =>
    /\s/.test(text) || NAMES.has(field) ? withAliasInText(text, alias) : withAliasInId(text, alias);
  return mapped(
    value,
    inWords,
    (text) => withAliasInId(text, alias),
    (fields) => {
      const owned = Object.entries(NAMES_BESIDE).flatMap(([id, beside]) =>
        fields[id] === alias.accountId || isPerson(fields['person'], alias)
          ? [...beside, ...(alias.isErased ? [SAID_BESIDE] : [])].filter((name) => name in fields)
          : [],
      );
      return { ...fields, ...Object.fromEntries(owned.map((name) => [name, alias.name])) };
    },
  );
}

/** Rows of an import name who they turned out to be. */
const isPerson = (value: Json | undefined, { accountId }: Alias): boolean =>
  typeof value === 'object' && value !== null && !isList(value) && value['accountId'] === accountId;

/** A text for people. */
export const withAliasInText = (text: string, alias: Alias): string =>
  withAliasInId(text, alias).replace(wholeWords(alias.names), () => alias.name);

/** A key or an id, which may be made of account ids. */
export const withAliasInId = (id: string, { accountId, id: instead }: Alias): string =>
  id.replaceAll(accountId, instead);

/** A value without e-mail addresses in its texts: nobody can tell any more whose they are. */
export const withoutMail = (value: Json): Json =>
  mapped(value, (text, field) => (field === 'email' ? text : text.replace(MAIL, ERASED)));

export const holdsMail = (text: string): boolean => text.search(MAIL) >= 0;

/** Whether a text names somebody by one of these names, as whole words. */
export const names = (text: string, called: readonly string[]): boolean =>
  text.search(wholeWords(called)) >= 0;

/**
 * Whether anything in this value is about this person. Sure is an account id, a name of several words and an e-mail
 * address; a name of one word may be anything.
 */
export function isAbout(
  value: Json,
  { accountId, names: called, isErased }: Alias,
  certainty: 'maybe' | 'surely',
): boolean {
  const told = wholeWords(certainty === 'maybe' ? called : called.filter((name) => /[\s@]/.test(name)));
  let found = false;
  mapped(value, (text) => {
    found ||= (isErased && text.includes(accountId)) || text.search(told) >= 0;
    return text;
  });
  return found;
}

function wholeWords(words: readonly string[]): RegExp {
  const said = words
    .filter((word) => word.trim() !== '')
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  // What nothing matches, where there is no word to look for.
  return said.length === 0
    ? /(?!)/
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${said.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

type Fields = Readonly<Record<string, Json>>;

/** The value with every text changed. @param ofName changes the names of fields @param before changes objects first */
function mapped(
  value: Json,
  text: (text: string, field: string) => string,
  ofName: (name: string) => string = (name) => name,
  before: (fields: Fields) => Fields = (fields) => fields,
  field = '',
): Json {
  if (typeof value === 'string') return text(value, field);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((one) => mapped(one, text, ofName, before, field));
  return Object.fromEntries(
    Object.entries(before(value)).map(([name, one]) =>
      name === 'decided' ? [name, one] : [ofName(name), mapped(one, text, ofName, before, name)],
    ),
  );
}
