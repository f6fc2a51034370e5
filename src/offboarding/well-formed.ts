/**
 * A text as UTF-8 can hold it. JSON can hold half of a character, and so does a text that was cut in the middle of one;
 * no address, no file and no database takes it.
 */
export const wellFormed = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');
