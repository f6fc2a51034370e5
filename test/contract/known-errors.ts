/** A place where Atlassian's documents are wrong, or say less than the product does. */
interface KnownError {
  /** Matches lines of `contractViolations` before they are filtered. */
  violation: RegExp;
  reason: string;
}

/** Every known error of the documents. An entry that explains nothing any more fails `emulator.test.ts`. */
export const KNOWN_ERRORS: readonly KnownError[] = [
  {
    violation: /response \S+\/items\/\d+\/(from|fromString|to|toString) must be string but is null$/,
    reason:
      'A change from or to nothing has null in the changelog; the schema ChangeDetails does not say that it may.',
  },
  {
    violation: /\/properties\/\{propertyKey\} 20[01] response \/ has the type ""$/,
    reason:
      'Setting a property answers without a body; the document shows an empty schema in place of nothing.',
  },
  {
    violation: /^(GET|POST) \/rest\/api\/3\/search 410 response the status 410 is not documented$/,
    reason:
      'Atlassian took the operation away (changelog CHANGE-2046) and answers 410; the document still describes it.',
  },
  {
    violation:
      /jql\/parse 200 response \S+ must NOT have additional properties \("(field|operator|operand|clauses|predicates)"\)/,
    reason:
      'The schema JqlQueryClause forbids all properties beside an anyOf whose alternatives require some: nothing could fit.',
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
