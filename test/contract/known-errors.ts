/** A place where Atlassian's documents are wrong, or say less than the product does. */
interface KnownError {
  /** Matches lines of `contractViolations` before they are filtered. */
  violation: RegExp;
  reason: string;
}

/** Every known error of the documents. An entry that explains nothing any more fails `emulator.test.ts`. */
export const KNOWN_ERRORS: readonly KnownError[] = [
  {
    violation: /response \S+ must match format "date-time"/,
    reason:
      'Jira writes times as 2026-11-20T10:00:00.000+0000, without the colon in the offset that RFC 3339 (the format) asks for.',
  },
];

const used = new Set<KnownError>();

/** The reason why a violation is the document's mistake; undefined when it is a violation. */
export function explain(violation: string): string | undefined {
  const known = KNOWN_ERRORS.find((error) => error.violation.test(violation));
  if (known) used.add(known);
  return known?.reason;
}

/** Known errors that have explained nothing in this process. */
export function unusedKnownErrors(): string[] {
  return KNOWN_ERRORS.filter((error) => !used.has(error)).map(({ violation }) => String(violation));
}
