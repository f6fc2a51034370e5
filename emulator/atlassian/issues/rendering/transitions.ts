import type { SiteContext } from '../../context';
import type { Issue, Project, Workflow, WorkflowTransition } from '../../model';
import { mayTransition } from '../access';
import { describeTransitionScreen } from './edit-metadata';
import { describeStatus, statusOf } from './statuses';

/** The transitions that the caller may make from the issue's status; none without the permission. */
export function describeTransitions(
  context: SiteContext,
  issue: Issue,
  project: Project,
  expand: ReadonlySet<string>,
) {
  if (!mayTransition(context, project)) {
    return [];
  }
  return availableTransitions(context, issue, project).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: describeStatus(context.data, statusOf(context.data, transition.toStatusId)),
    hasScreen: screenFieldIds(transition).length > 0,
    isGlobal: transition.fromStatusIds.length === 0,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    looped: transition.toStatusId === issue.statusId,
    ...(expand.has('transitions.fields')
      ? { fields: describeTransitionScreen(context, screenFieldIds(transition), transition.requiredFieldIds) }
      : {}),
  }));
}

export function availableTransitions(
  context: SiteContext,
  issue: Issue,
  project: Project,
): WorkflowTransition[] {
  return workflowOf(context, project).transitions.filter(
    ({ fromStatusIds }) => fromStatusIds.length === 0 || fromStatusIds.includes(issue.statusId),
  );
}

/** The fields on the screen of a transition; one that sets a resolution asks for it, as Jira's own workflows do. */
export function screenFieldIds({ resolutionId, requiredFieldIds }: WorkflowTransition): string[] {
  return [...(typeof resolutionId === 'string' ? ['resolution', 'assignee'] : []), ...requiredFieldIds];
}

/** @throws {Error} when the project's workflow does not exist: a broken seed. */
export function workflowOf(context: SiteContext, project: Project): Workflow {
  const workflow = context.data.workflows.get(project.workflowId);
  if (!workflow) {
    throw new Error(`Project ${project.key} has workflow ${project.workflowId}, which does not exist.`);
  }
  return workflow;
}
