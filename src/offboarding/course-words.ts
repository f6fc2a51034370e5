import type { Plan } from './plan';
import type { Run } from './run';
import type { Settings } from './settings';
import type { RunProcedure } from './words';

interface CourseWords {
  /** What is going on, for people who may know no more; begins a sentence. */
  what: string;
  /** What Leaver is to do. */
  intent: string;
  /** When nothing is left. */
  done: string;
  /** When something is left. */
  partly: string;
  /** The groups that it is about. */
  groups: string;
  /** When the leaver is in none of them. */
  noGroups: string;
}

const WORDS: Readonly<Record<RunProcedure, CourseWords>> = {
  'leave-company': {
    what: 'Offboarding',
    intent: 'take the access of {who} away',
    done: 'The access of {who} is gone',
    partly: 'The access of {who} was taken away as far as possible',
    groups: 'Groups',
    noGroups: 'The person is in no group.',
  },
  'leave-team': {
    what: 'Leaving the team',
    intent: 'take {who} out of the team {team}',
    done: '{who} has left the team {team}',
    partly: '{who} was taken out of the team {team} as far as possible',
    groups: 'Groups of the team',
    noGroups: 'The person is in no group of the team.',
  },
  'revoke-access': {
    what: 'Revoking access',
    intent: 'take the product access of {who} away',
    done: 'The product access of {who} is gone',
    partly: 'The product access of {who} was taken away as far as possible',
    groups: 'Groups that give a product',
    noGroups: 'The person is in no group that gives a product.',
  },
  restore: {
    what: 'Giving back',
    intent: 'give back what was taken from {who}',
    done: 'What was taken from {who} is given back',
    partly: 'What was taken from {who} is given back as far as possible',
    groups: 'Groups',
    noGroups: 'No group is given back.',
  },
};

/** How to speak of a run, by what it carries out. A team that is gone from the settings too goes by its id. */
export function courseWords(
  { leaver, procedure, teamId }: Pick<Run['document'], 'leaver' | 'procedure' | 'teamId'>,
  plan: Pick<Plan, 'course'> | undefined,
  settings?: Pick<Settings, 'teams'>,
): CourseWords {
  const values: Record<string, string> = {
    who: leaver?.displayName ?? 'this person',
    team: (plan?.course?.team ?? settings?.teams.find(({ id }) => id === teamId))?.name ?? teamId ?? '',
  };
  const said = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const { what, intent, done, partly, groups, noGroups } = WORDS[procedure];
  return { what, intent: said(intent), done: said(done), partly: said(partly), groups, noGroups };
}
