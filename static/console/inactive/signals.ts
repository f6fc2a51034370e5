import type { SignalView } from '../../../src/contract/people';
import type { Words } from '../../shared/words';

/** A day (yyyy-MM-dd); it is a date and no moment, so that no time zone moves it. */
export const dayInWords = (day: string, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(day));

/** When somebody was active, as exactly as the source tells. */
export function whenInWords({ day, until }: Pick<SignalView, 'day' | 'until'>, words: Words): string {
  const end = dayInWords(until, words);
  if (day === null) return words.text('inactive.when.before', { until: end });
  if (day === until) return words.text('inactive.when.on', { day: end });
  return words.text('inactive.when.between', { day: dayInWords(day, words), until: end });
}

/** Where it was learned from, when it was, and in which product. */
export function signalInWords(signal: SignalView, words: Words): string {
  const source = words.text(`inactive.sources.${signal.source}`);
  const day = whenInWords(signal, words);
  const { fileDay } = signal;
  const when =
    fileDay === null ? day : words.text('inactive.ofFile', { when: day, day: dayInWords(fileDay, words) });
  return signal.product === null
    ? words.text('inactive.signal', { source, when })
    : words.text('inactive.signalIn', { source, when, product: signal.product });
}
