/**
 * The test behind `~`: every word of the query is in the text, a star at the end of a word stands for any ending,
 * and words in quotation marks are there in that order.
 * Source: https://support.atlassian.com/jira-software-cloud/docs/search-for-issues-using-the-text-field/
 */
export function textTest(wanted: string): (text: string) => boolean {
  const phrase = /^"(.*)"$/s.exec(wanted.trim())?.[1];
  if (phrase !== undefined) {
    const sequence = ` ${wordsOf(phrase).join(' ')} `;
    return (text) => ` ${wordsOf(text).join(' ')} `.includes(sequence);
  }
  const tests = wanted
    .toLowerCase()
    .split(/[^\p{L}\p{N}*]+/u)
    .filter((word) => word !== '')
    .map(wordTest);
  return (text) => {
    const words = wordsOf(text);
    return tests.every((test) => words.some(test));
  };
}

function wordTest(wanted: string): (word: string) => boolean {
  if (wanted.endsWith('*')) {
    const beginning = wanted.slice(0, -1);
    return (word) => word.startsWith(beginning);
  }
  return (word) => word === wanted;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
