import type { SiteContext } from '../../context';
import type { Issue, Project, Workflow, WorkflowTransition } from '../../model';
import { describeResolutionScreen } from './edit-metadata';
import { describeStatus, statusOf } from './statuses';

/** The transitions that the caller may make from the issue's status; none without the permission. */
export function describeTransitions(
  context: SiteContext,
  issue: Issue,
  project: Project,
  expand: ReadonlySet<string>,
) {
  if (!context.mayWorkOn(project)) {
    return [];
  }
  return availableTransitions(context, issue, project).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: describeStatus(context.data, statusOf(context.data, transition.toStatusId)),
    hasScreen: hasScreen(transition),
    isGlobal: transition.fromStatusIds.length === 0,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    looped: transition.toStatusId === issue.statusId,
    ...(expand.has('transitions.fields')
      ? { fields: hasScreen(transition) ? describeResolutionScreen(context) : {} }
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

/** A transition that sets a resolution asks for it on a screen, as Jira's own workflows do. */
export function hasScreen(transition: WorkflowTransition): boolean {
  return typeof transition.resolutionId === 'string';
}

/** @throws {Error} when the project's workflow does not exist: a broken seed. */
export function workflowOf(context: SiteContext, project: Project): Workflow {
  const workflow = context.data.workflows.get(project.workflowId);
  if (!workflow) {
    throw new Error(`Project ${project.key} has workflow ${project.workflowId}, which does not exist.`);
  }
  return workflow;
}
