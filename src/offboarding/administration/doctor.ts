import type { Finding } from '../../contract/settings';
import type { KeyParts } from '../channels/manage-keys';
import type { Catalogue, Directory, Tickets } from '../ports';
import type { Settings } from '../settings';
import { holdingGroupProblem, ticketProblem } from '../settings-in-jira';
import { inWords, type Clock } from '../time';
import { examineKeys } from './key-probes';
import { ticketOutcomes } from './ticket-outcome-probe';
import { changeGroups, deletePeople, type TestSubjects } from './write-probes';

export interface DoctorParts extends Omit<KeyParts, 'settings'> {
  directory: Directory;
  catalogue: Catalogue;
  tickets: Pick<Tickets, 'read'>;
  clock: Clock;
}

/** Probes what this site lets the app do; each finding says what to do. Writes only to the test subjects. */
export async function examineSite(
  parts: DoctorParts,
  settings: Settings,
  callerId: string,
  test: TestSubjects | undefined,
): Promise<Finding[]> {
  const [groups, others, holding, rules, comments, outcomes, tickets, keys] = await Promise.all([
    changeGroups(parts, test),
    checkOthers(parts, callerId, settings),
    holdingGroup(parts, settings),
    ruleFields(parts, settings),
    commenting(parts, settings),
    ticketOutcomes(parts.catalogue, settings),
    namedTickets(parts, settings),
    examineKeys(parts, settings),
  ]);
  return [
    groups,
    deletePeople(groups),
    others,
    holding,
    rules,
    comments,
    ...outcomes,
    ...tickets,
    ...keys,
    time(settings, parts.clock),
  ];
}

async function checkOthers(
  { directory }: DoctorParts,
  callerId: string,
  settings: Settings,
): Promise<Finding> {
  const common = { probe: 'check-others', title: "Check other people's permissions" } as const;
  const standing = await directory.operatorStanding(callerId, { ...settings.operators, check: 'permission' });
  if (standing.may === true || (standing.may === false && standing.because === 'no-permission')) {
    return { ...common, result: 'good', text: 'Jira tells Leaver who may offboard people.' };
  }
  const usesGroups = settings.operators.check === 'groups';
  const text = usesGroups
    ? 'This site does not tell. The check of operators is switched to groups, so this is fine.'
    : 'This site does not tell, so everybody is refused. Switch the check of operators to groups, in the settings.';
  return { ...common, result: usesGroups ? 'good' : 'problem', text };
}

async function holdingGroup(parts: DoctorParts, { holdingGroupId }: Settings): Promise<Finding> {
  const common = { probe: 'holding-group', title: 'Holding group' } as const;
  if (holdingGroupId === null) {
    const text = 'None is set. Create a group without product access and name it in the settings.';
    return { ...common, result: 'problem', text };
  }
  const [group] = await parts.catalogue.groups([holdingGroupId]);
  if (!group) return { ...common, result: 'problem', text: 'The holding group is gone. Name another one.' };
  const problem = await holdingGroupProblem(parts, holdingGroupId);
  return problem === undefined
    ? { ...common, result: 'good', text: `${group.name} gives no product access.` }
    : { ...common, result: 'problem', text: problem };
}

/** Whether the tickets that Leaver writes to by itself are there; nothing where none is named. */
async function namedTickets(parts: DoctorParts, { evidence, breaker }: Settings): Promise<Finding[]> {
  const keys = [evidence.logTicketKey, breaker.ticketKey].filter((key) => key !== null);
  if (keys.length === 0) return [];
  const common = { probe: 'named-tickets', title: 'Log ticket and alert ticket' } as const;
  const problems = await Promise.all(keys.map((key) => ticketProblem(parts, key)));
  const text = problems.filter((problem) => problem !== undefined).join(' ');
  return text === ''
    ? [{ ...common, result: 'good', text: `Leaver sees ${keys.join(' and ')}.` }]
    : [{ ...common, result: 'problem', text: `${text} Name another one, or let the app see it.` }];
}

async function ruleFields({ catalogue }: DoctorParts, { ticketRules }: Settings): Promise<Finding> {
  const common = { probe: 'rule-fields', title: 'Fields of the ticket rules' } as const;
  if (ticketRules.length === 0)
    return { ...common, result: 'not-tried', text: 'There is no ticket rule yet.' };
  const problems = await Promise.all(
    ticketRules.map(async ({ name, projectKey, fields }) => {
      const choices = await catalogue.ruleChoices(projectKey);
      if (!choices) return [`${name}: Leaver cannot see the project ${projectKey}.`];
      const known = new Set(choices.fields.map(({ id }) => id));
      return fields.leavers
        .filter((id) => !known.has(id))
        .map((id) => `${name}: Leaver cannot see the field ${id}.`);
    }),
  );
  const all = problems.flat();
  return all.length === 0
    ? { ...common, result: 'good', text: 'Leaver sees every field that says who leaves.' }
    : {
        ...common,
        result: 'problem',
        text: `${all.join(' ')} Correct the rule, or let the app see the project.`,
      };
}

async function commenting({ catalogue }: DoctorParts, { ticketRules }: Settings): Promise<Finding> {
  const common = { probe: 'comment', title: 'Comment on tickets' } as const;
  if (ticketRules.length === 0)
    return { ...common, result: 'not-tried', text: 'There is no ticket rule yet.' };
  const keys = [...new Set(ticketRules.map(({ projectKey }) => projectKey))];
  const allowed = await Promise.all(keys.map((key) => catalogue.mayComment(key)));
  const refused = keys.filter((_, index) => allowed[index] !== true);
  return refused.length === 0
    ? {
        ...common,
        result: 'good',
        text: `Leaver may comment in ${keys.join(', ')}. In service projects its comments are internal.`,
      }
    : {
        ...common,
        result: 'problem',
        text: `Leaver may not comment in ${refused.join(', ')}, so its reports would stand on its own pages only. Let the app browse the project and add comments there.`,
      };
}

const time = ({ times }: Settings, clock: Clock): Finding => ({
  probe: 'time',
  title: 'Time',
  result: times.zone === 'UTC' ? 'warning' : 'good',
  text: `It is ${inWords(clock.now(), times.zone)}; a last working day ends at ${times.endOfDay}.${times.zone === 'UTC' ? ' Set your time zone in the settings.' : ''}`,
});
