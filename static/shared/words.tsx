import { useProductContext, useTranslation } from '@forge/react';
import { createContext, useContext, useMemo, type ReactElement, type ReactNode } from 'react';
import { englishText, filled, type CountedKey, type TextKey, type TextValues } from './texts';
import { dayWriter, momentWriter, usableLocale, type Place } from './times';

/** Everything that a page says, in the reader's language and time zone. */
export interface Words {
  text(key: TextKey, values?: TextValues): string;
  /** The text for a number, in the right form; the number is its `{count}`. */
  counted(key: CountedKey, count: number): string;
  /** The text below `section` for a name that comes from the server, or undefined for a name that is new to the page. */
  named(section: string, name: string, values?: TextValues): string | undefined;
  /** Names one after another, as the language writes a list. */
  list(names: readonly string[]): string;
  /** A moment (ISO 8601) as date and time. */
  moment(iso: string): string;
  /** A moment (ISO 8601) as its day. */
  day(iso: string): string;
  locale: string;
}

/** @param look gives the text of a key, undefined where there is none */
export function createWords(look: (key: string) => string | undefined, place: Place): Words {
  const locale = usableLocale(place.locale);
  const plural = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const say = (key: string, values: TextValues): string => filled(look(key) ?? key, values);
  return {
    text: (key, values = {}) => say(key, values),
    counted: (key, count) => say(`${key}.${plural.select(count) === 'one' ? 'one' : 'other'}`, { count }),
    named: (section, name, values = {}) => {
      const text = look(`${section}.${name}`);
      return text === undefined ? undefined : filled(text, values);
    },
    list: (names) => lists.format(names),
    moment: momentWriter(place),
    day: dayWriter(place),
    locale,
  };
}

const NOWHERE: Place = { locale: undefined, zone: undefined };
const WordsContext = createContext<Words>(createWords(englishText, NOWHERE));

/** The words of the page. English until the translation has been read, and where it lacks a text. */
export const useWords = (): Words => useContext(WordsContext);

/** Gives words to everything inside; stands inside an `I18nProvider`. */
export function WordsProvider({ children }: { children: ReactNode }): ReactElement {
  const { t } = useTranslation();
  const context = useProductContext();
  const words = useMemo(() => {
    const look = (key: string): string | undefined => {
      const text = t(key, englishText(key) ?? '');
      return text === '' ? undefined : text;
    };
    return createWords(look, { locale: context?.locale, zone: context?.timezone });
  }, [t, context]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}
