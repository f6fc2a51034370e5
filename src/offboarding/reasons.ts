/**
 * Every reason why Leaver did not do something, in plain words, with what to do.
 * A reason is stored as a code with its parameters; the words are made when somebody reads them. What stands in brackets
 * is for those whose ticket was resolved already.
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
  'leaver-is-operator': '{who} cannot offboard themself. Another operator has to do it.',
  'leaver-is-app': '{who} is an app account. Apps are removed where apps are managed, never by Leaver.',
  'leaver-is-customer':
    '{who} is a portal customer, not a person with a site account. Remove them among the customers of the service project.',
  'leaver-is-administrator':
    '{who} is an administrator ({group}). Operators cannot offboard administrators; take the administrator rights away first.',
  'leaver-is-protected':
    '{who} is protected by the settings ({group}). An administrator decides about protected people.',
  'leaver-unknown': 'Jira knows no account {who}. Check the person field of the ticket.',
  'leaver-gone': '{who} has been gone already: the account is not active on this site and is in no group.',
  'leaver-not-in-team':
    '{who} is in no group and no project role of the team {team}, so there is nothing to take. Check the person and the team.',
  'leaver-without-access':
    '{who} is in no group that gives a product and may use none, so there is no access to take. Check the person.',
  'leaver-text-ambiguous':
    'The text "{text}" does not name exactly one person by a visible e-mail address. Fill in the person field instead, so that nobody else is cut off by mistake.',
  'leaver-erased':
    'The account of {who} was erased for ever. Nothing can be given back to it; whoever returns gets a new account.',
  'return-not-seen':
    '{who} has not been active on this site again within 30 days. Start the restore again once they are.',
  'leaver-unreadable': 'Jira did not let Leaver read the account {who} ({words}). Nothing was done.',
  // What the ticket says
  'no-leaver': 'The ticket does not say who leaves. Fill in {field}[, then reopen and resolve the ticket].',
  'too-many-leavers': 'The ticket names {found} people; {limit} is the most for one ticket. Split it.',
  'field-of-wrong-type':
    'The field {field} holds something else than the rule expects. An administrator has to correct the rule.',
  'no-kind-of-leaving':
    'The ticket does not say the kind of leaving. Choose one[, then reopen and resolve the ticket].',
  'unknown-kind-of-leaving':
    'The kind of leaving "{kind}" is not set up. An administrator can add it to the rule.',
  'team-not-named':
    'It is not said which team is left. Name the team, in the request or in the ticket rule, and start again.',
  'team-unknown':
    'There is no team {team} in the settings. An administrator can add it, or correct the rule.',
  'no-such-ticket': 'There is no ticket {key}, or Leaver may not see it. Check the key.',
  'team-gone':
    'The team {team} was taken out of the settings meanwhile, so nobody can say what belongs to it. Start again with a team that is there.',
  'successor-is-leaver':
    'The successor is the person who leaves. Choose somebody else[, then reopen and resolve the ticket].',
  'successor-inactive': 'The successor is not an active person on this site. Choose somebody else.',
  // How far operators may go
  'reach-procedure':
    'Operators may not do this to {who}: the settings allow them other kinds of leaving only. Ask an administrator.',
  'reach-group': '{who} is in none of the groups whose members operators may offboard. Ask an administrator.',
  'reach-domain':
    'The e-mail address of {who} is {address}, and operators may offboard people of certain domains only. Ask an administrator.',
  'reach-account-kind':
    'Operators may offboard {kind} accounts only, and the account of {who} is none or cannot be told. Ask an administrator.',
  'reach-irreversible':
    'A part of this cannot be undone, and operators may do only what can. {who} keeps everything; ask an administrator.',
  'reach-per-day':
    'One operator may begin {limit} people within 24 hours, and that many are begun. Another operator can go on, or wait.',
  // Four eyes
  'approval-given': '{who} has approved it already. Nothing more is needed.',
  'approval-by-requester': '{who} asked for it. Another operator has to approve.',
  'approval-by-leaver': '{who} is the person who leaves. Another operator has to approve.',
  'approval-expired': 'Nobody approved it in time. Start again, and ask for approval anew.',
  'approval-of-other-plan':
    'The plan is not the one that was shown any more. Look at it again, then approve.',
  'approval-declined': '{who} declined it: {why}',
  'approval-missing':
    'A second person has to agree to what is left of this, and nobody was asked. Start it anew for {who}, so that somebody can approve the plan.',
  // Circumstances
  'already-running': '{who} is being offboarded already (run {run}). Nothing is done twice.',
  'under-way':
    '{who} is being offboarded already: {operator} started it on {moment}. The tab "Runs" shows how far it is.',
  'ticket-reopened': 'The ticket was reopened.',
  'ticket-gone': 'The ticket is gone, or Leaver may no longer see it.',
  'undone-gone': 'The run that was to be undone is not stored any more.',
  restored: '{who} was given things back before the deletion was due, so nothing is deleted.',
  'cancelled-by-person': '{who} cancelled the run.',
  'gave-up': 'Jira or the platform failed {tries} times in a row, last: {words}.',
  'active-again': 'Nothing is taken, because {who} was active again: {what}',
  'sweep-over':
    '{who} was kept, dismissed or stopped on the tab "Inactive people" or on the ticket meanwhile, so nothing is taken.',
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

/** What was not stored with a reason by earlier versions. */
const NOT_STORED: Readonly<Record<string, string>> = { field: 'the person field' };

/** The reason as a sentence that a person can act on. */
export const reasonInWords = ({ code, parameters }: Reason): string =>
  filled(WORDS[code].replace(/[[\]]/g, ''), parameters);

/** The same in a plan: nothing was asked for yet, so no ticket has to be reopened. */
export const reasonBeforehand = ({ code, parameters }: Reason): string =>
  filled(WORDS[code].replace(/\[[^\]]*\]/g, ''), parameters);

const filled = (words: string, parameters: Reason['parameters']): string =>
  words.replace(
    /\{(\w+)\}/g,
    (_, parameter: string) => parameters[parameter] ?? NOT_STORED[parameter] ?? '?',
  );
