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
  {
    violation: /account_?id must match pattern "\[a-zA-Z0-9_\|:-\]\{1,128\}\n"/i,
    reason:
      'The pattern of account ids in the user management document ends with a line break: no id has one.',
  },
  {
    violation: /\/path\/userId must match format "uuid" but is "712020:/,
    reason:
      'Account ids such as 712020:… are no UUIDs, and the description of the parameter asks for one of them.',
  },
  {
    violation:
      /^GET \/v2\/orgs\/\{orgId\}\/directories\/\{directoryId\}\/users\/\{userId\} \d+ request \/path must/,
    reason: 'The path has the parameter userId, the operation describes accountId.',
  },
  {
    violation: /^GET \/v1\/orgs 403 response the status 403 is not documented$/,
    reason:
      'Keys with scopes or without rights are refused alike everywhere; this operation forgets to say so.',
  },
  {
    violation: /^GET \/v2\/orgs\/\{orgId\}\/directories 404 response the status 404 is not documented$/,
    reason: 'An unknown organization is 404 for every other operation below it; this one forgets to say so.',
  },
  {
    violation:
      /^GET \/rest\/api\/3\/bulk\/queue\/\{taskId\} 200 response \/(created|started|updated) must be string but is \d+$/,
    reason:
      'The times of a bulk task are epoch milliseconds in all examples of the document; its schema says texts.',
  },
  {
    violation:
      /^GET \/rest\/api\/3\/attachment\/content\/\{id\} 200 response \/ has a body, and the document shows none$/,
    reason: 'The content of the file is the answer; the document says so in words only.',
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
