import type { Finding } from '../../contract/settings';
import type { KeyParts } from '../channels/manage-keys';
import { productsOf, type ProductAccess } from '../facts';
import type { Catalogue, Directory } from '../ports';
import type { Settings } from '../settings';
import { inWords, type Clock } from '../time';
import { examineKeys } from './key-probes';
import { ticketOutcomes } from './ticket-outcome-probe';
import { changeGroups, deletePeople, type TestSubjects } from './write-probes';

export interface DoctorParts extends Omit<KeyParts, 'settings'> {
  directory: Directory;
  catalogue: Catalogue;
  clock: Clock;
}

/** Probes what this site lets the app do; each finding says what to do. Writes only to the test subjects. */
export async function examineSite(
  parts: DoctorParts,
  settings: Settings,
  callerId: string,
  test: TestSubjects | undefined,
): Promise<Finding[]> {
  const products = await parts.directory.products();
  const [groups, others, holding, rules, comments, outcomes, keys] = await Promise.all([
    changeGroups(parts, test),
    checkOthers(parts, callerId, settings),
    holdingGroup(parts, settings, products),
    ruleFields(parts, settings),
    commenting(parts, settings),
    ticketOutcomes(parts.catalogue, settings),
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

async function holdingGroup(
  { catalogue }: DoctorParts,
  { holdingGroupId }: Settings,
  products: readonly ProductAccess[],
): Promise<Finding> {
  const common = { probe: 'holding-group', title: 'Holding group' } as const;
  if (holdingGroupId === null) {
    const text = 'None is set. Create a group without product access and name it in the settings.';
    return { ...common, result: 'problem', text };
  }
  const [group] = await catalogue.groups([holdingGroupId]);
  if (!group) return { ...common, result: 'problem', text: 'The holding group is gone. Name another one.' };
  const gives = productsOf(holdingGroupId, products);
  return gives.length === 0
    ? { ...common, result: 'good', text: `${group.name} gives no product access.` }
    : {
        ...common,
        result: 'problem',
        text: `${group.name} gives ${gives.join(', ')}: people in it would keep access. Name another group.`,
      };
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
