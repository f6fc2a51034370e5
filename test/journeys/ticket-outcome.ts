import type { SeedInput } from '../../emulator/atlassian/seed/format';
import { companyWorkflows } from '../../emulator/atlassian/seed/company-work';
import { company, fieldsWith } from './seeds';
import { OPERATOR, type TestSite } from './site';

/** A service desk on which Leaver sees to the end of its tickets. */

/** The field for the time at which access was gone. */
export const ACCESS_GONE = 'customfield_10060';
export const DONE_LABEL = 'access-removed';
export const NOT_DONE_LABEL = 'offboarding-not-done';

/** The person resolves: Leaver labels, and reopens what was not done. */
export const PERSON_RESOLVES = {
  doneLabel: DONE_LABEL,
  notDoneLabel: NOT_DONE_LABEL,
  accessGoneField: ACCESS_GONE,
  notDoneMove: 'Reopen',
};

/** Work that is in progress starts it, and Leaver resolves. */
export const LEAVER_RESOLVES = {
  doneLabel: DONE_LABEL,
  notDoneLabel: NOT_DONE_LABEL,
  doneMove: 'Done',
  doneResolution: "Won't Do",
};

type Workflow = NonNullable<SeedInput['workflows']>[number];
type Transition = Workflow['transitions'][number];

/** The service desk of `company`, with a field for the time and its transitions changed. */
export const serviceDesk = (
  change: (transition: Transition) => Transition = (transition) => transition,
  parts: Partial<SeedInput> = {},
) =>
  company({
    customFields: fieldsWith(
      { id: ACCESS_GONE, name: 'Access gone at', kind: 'datetime' },
      { id: 'customfield_10061', name: 'Cost centre', kind: 'text' },
    ),
    workflows: (companyWorkflows ?? []).map((workflow) => ({
      ...workflow,
      transitions: workflow.transitions.map(change),
    })),
    ...parts,
  });

/** Gives the seeded rule an outcome, and another status to wait for where one is named. The rule stays live. */
export const setOutcome = (
  site: TestSite,
  outcome: Record<string, unknown>,
  startsIn?: string,
): Promise<void> =>
  site.changeSettings((settings) => ({
    ...settings,
    ticketRules: (settings['ticketRules'] as Record<string, unknown>[]).map((rule) => ({
      ...rule,
      outcome,
      ...(startsIn !== undefined && { target: { statuses: [startsIn] } }),
    })),
  }));

export interface TicketNow {
  status: string;
  resolution: string | null;
  labels: string[];
  accessGone: string | null;
  /** The transitions by their authors, oldest first. */
  moves: string[];
}

/** How a ticket stands. */
export async function ticketNow(site: TestSite, key: string): Promise<TicketNow> {
  const issue = (await site.jira('GET', `issue/${key}?expand=changelog`, undefined, OPERATOR)) as {
    fields: Record<string, unknown> & {
      status: { name: string };
      resolution: { name: string } | null;
      labels: string[];
    };
    changelog: {
      histories: {
        author: { displayName: string };
        created: string;
        items: { field: string; toString: string }[];
      }[];
    };
  };
  const { status, resolution, labels } = issue.fields;
  return {
    status: status.name,
    resolution: resolution?.name ?? null,
    labels,
    accessGone: (issue.fields[ACCESS_GONE] as string | null | undefined) ?? null,
    moves: issue.changelog.histories
      .toReversed()
      .flatMap(({ author, items }) =>
        items
          .filter(({ field }) => field === 'status')
          .map((item) => `${author.displayName}: ${item.toString}`),
      ),
  };
}
