import type { WorkflowTransition } from '../model';
import type { Construction } from './construction';
import type { Seed } from './format';

/** Transitions are numbered as Jira's own workflows number them: 11, 21, 31, … */
const FIRST_TRANSITION = 11;
const TRANSITION_STEP = 10;
const OPTIONS_PER_FIELD = 100;

/** Statuses, resolutions, issue types, workflows, custom fields and project roles. */
export function addFieldsAndWorkflows(construction: Construction, seed: Seed): void {
  const { data } = construction;
  for (const { name, category } of seed.statuses) {
    const id = construction.statuses.add(name);
    data.statuses.set(id, { id, name, category });
  }
  for (const name of seed.resolutions) {
    const id = construction.resolutions.add(name);
    data.resolutions.set(id, { id, name });
  }
  for (const { name, subtask } of seed.issueTypes) {
    const id = construction.issueTypes.add(name);
    data.issueTypes.set(id, { id, name, subtask });
  }
  for (const name of seed.roles) {
    const id = construction.roles.add(name);
    data.roles.set(id, { id, name });
  }
  seed.customFields.forEach(({ id, name, kind, options }, index) => {
    construction.customFields.add(name, id);
    const firstOption = 10_000 + index * OPTIONS_PER_FIELD;
    data.customFields.set(id, {
      id,
      name,
      kind,
      options: options.map((value, position) => ({ id: String(firstOption + position), value })),
    });
  });
  addWorkflows(construction, seed);
}

function addWorkflows(
  { data, workflows, statuses, resolutions, customFields }: Construction,
  seed: Seed,
): void {
  for (const workflow of seed.workflows) {
    const id = workflows.add(workflow.name);
    const transitions = workflow.transitions.map((transition, index): WorkflowTransition => {
      const { resolution } = transition;
      return {
        id: String(FIRST_TRANSITION + index * TRANSITION_STEP),
        name: transition.name,
        fromStatusIds: transition.from.map((name) => statuses.idOf(name)),
        toStatusId: statuses.idOf(transition.to),
        validators: transition.validators,
        requiredFieldIds: transition.requires.map((name) => customFields.idOf(name)),
        ...(resolution === undefined
          ? {}
          : { resolutionId: resolution === null ? null : resolutions.idOf(resolution) }),
      };
    });
    data.workflows.set(id, {
      id,
      name: workflow.name,
      initialStatusId: statuses.idOf(workflow.initialStatus),
      transitions,
    });
  }
}
