/**
 * Every reason why Leaver did not do something, in plain words, with what to do.
 * A reason is stored as a code with its parameters; the words are made when somebody reads them.
 */

const WORDS = {
  // Who asked
  'operator-without-permission':
    '{who} does not hold the permission "Offboard people". Ask an administrator to grant it (Jira settings > System > Global permissions), or let somebody who holds it resolve the ticket.',
  'operator-not-in-group':
    '{who} is in none of the operator groups. Ask an administrator to add them, or let an operator resolve the ticket.',
  'operator-is-app':
    'The transition was made by {who}, which is an app and not a person. Offboarding starts only when a person who may offboard makes the transition; in Automation for Jira, set that person as the actor of the rule.',
  'operator-unknown': 'Jira does not say who made the transition, so nobody answers for it.',
  'operator-check-failed':
    'Jira did not tell whether {who} holds the permission "Offboard people" ({words}). Nothing was done. Reopen and resolve the ticket to try again.',
  'operator-check-not-allowed':
    "This site does not let Leaver ask about the permissions of {who}. An administrator can switch the check to operator groups on Leaver's page.",
  // Who leaves
  'leaver-is-operator': '{who} cannot offboard themself. Somebody else has to resolve the ticket.',
  'leaver-is-app': '{who} is an app account. Apps are removed where apps are managed, never by Leaver.',
  'leaver-is-customer':
    '{who} is a portal customer, not a person with a site account. Remove them among the customers of the service project.',
  'leaver-is-administrator':
    '{who} is an administrator ({group}). Operators cannot offboard administrators; take the administrator rights away first.',
  'leaver-is-protected':
    '{who} is protected by the settings ({group}). An administrator decides about protected people.',
  'leaver-unknown': 'Jira knows no account {who}. Check the person field of the ticket.',
  'leaver-gone': '{who} has been gone already: the account is not active on this site and is in no group.',
  'leaver-text-ambiguous':
    'The text "{text}" does not name exactly one person by a visible e-mail address. Fill in the person field instead, so that nobody else is cut off by mistake.',
  'leaver-unreadable': 'Jira did not let Leaver read the account {who} ({words}). Nothing was done.',
  // What the ticket says
  'no-leaver':
    'The ticket does not say who leaves. Fill in the person field, then reopen and resolve the ticket.',
  'too-many-leavers': 'The ticket names {found} people; {limit} is the most for one ticket. Split it.',
  'field-of-wrong-type':
    'The field {field} holds something else than the rule expects. An administrator has to correct the rule.',
  'no-kind-of-leaving':
    'The ticket does not say the kind of leaving. Choose one, then reopen and resolve the ticket.',
  'unknown-kind-of-leaving':
    'The kind of leaving "{kind}" is not set up. An administrator can add it to the rule.',
  'successor-is-leaver':
    'The successor is the person who leaves. Choose somebody else, then reopen and resolve the ticket.',
  'successor-inactive': 'The successor is not an active person on this site. Choose somebody else.',
  // Circumstances
  'already-running': '{who} is being offboarded already (run {run}). Nothing is done twice.',
  'ticket-reopened': 'The ticket was reopened.',
  'ticket-gone': 'The ticket is gone, or Leaver may no longer see it.',
  'cancelled-by-person': '{who} cancelled the run.',
  'gave-up': 'Jira or the platform failed {tries} times in a row, last: {words}.',
  'rule-gone': 'The rule that started this was switched off or removed meanwhile.',
  'holding-group-not-set':
    "No holding group is set. An administrator names one on Leaver's page; until then the account has to be closed by hand.",
} as const;

export type ReasonCode = keyof typeof WORDS;

export interface Reason {
  code: ReasonCode;
  parameters: Readonly<Record<string, string>>;
}

export const reason = (code: ReasonCode, parameters: Readonly<Record<string, string>>): Reason => ({
  code,
  parameters,
});

/** The reason as a sentence that a person can act on. */
export const reasonInWords = ({ code, parameters }: Reason): string =>
  WORDS[code].replace(/\{(\w+)\}/g, (_, parameter: string) => parameters[parameter] ?? '?');
