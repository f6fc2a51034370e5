import type { ChecklistItem } from '../../contract/settings';
import type { RunStore } from '../ports';
import { wasRefusedForOperator } from '../run';
import type { Settings } from '../settings';
import { holdingGroupProblem, type InJiraParts } from '../settings-in-jira';

/** The newest runs that show whether anybody was ever let in. */
const LOOKED_AT = 25;

/** The way from the installation to the first live ticket, with what is done of it. */
export async function checklist(
  parts: { runs: RunStore } & Pick<InJiraParts, 'catalogue' | 'directory'>,
  settings: Settings,
  doctorSeen: boolean,
): Promise<ChecklistItem[]> {
  const { runs: rehearsed } = await parts.runs.list({ status: 'rehearsed' }, { cursor: undefined, limit: 1 });
  const { runs: latest } = await parts.runs.list({}, { cursor: undefined, limit: LOOKED_AT });
  const { holdingGroupId } = settings;
  const problem = holdingGroupId === null ? undefined : await holdingGroupProblem(parts, holdingGroupId);
  const isLive = settings.ticketRules.some(({ mode }) => mode === 'live');
  return [
    { key: 'doctor', done: doctorSeen, text: 'Let the Doctor see what this site lets Leaver do.' },
    {
      key: 'operators',
      done:
        latest.some((run) => !wasRefusedForOperator(run)) ||
        (settings.operators.check === 'groups' && settings.operators.groupIds.length > 0),
      text: 'Grant "Offboard people" to the group of your operators, in Jira\'s global permissions.',
    },
    {
      key: 'holding-group',
      done: holdingGroupId !== null && problem === undefined,
      text: problem ?? 'Name the holding group: a group without product access.',
    },
    {
      key: 'ticket-rule',
      done: settings.ticketRules.length > 0,
      text: 'Add the ticket rule: which tickets start it, and which field says who leaves.',
    },
    {
      key: 'rehearsal',
      done: rehearsed.length > 0 || isLive,
      text: 'Resolve a test ticket and read the plan that Leaver writes on it.',
    },
    { key: 'live', done: isLive, text: 'Switch the rule to live.' },
  ];
}
