import type { SiteContext } from '../../context';
import { badRequest, JiraError } from '../../errors';
import type { Issue, WorkflowTransition } from '../../model';
import { mayTransition, requireActor, requireIssue, type FoundIssue } from '../access';
import { fieldById } from '../field-catalogue';
import { availableTransitions, screenFieldIds } from '../rendering/transitions';
import type { Edit } from './edit';
import { readEdits, type IssueUpdate } from './read-edits';
import { editResolution, editStatus } from './system-edits';
import { writeComment, writeEdits } from './write-issue';

/**
 * Makes a transition: the fields of its screen, then the validators of apps, then status and resolution in one
 * change of the log.
 * @throws {JiraError} 400 when the transition is not available, its screen requires a field or a validator says no; 409 when the issue changed
 *   while validators were asked
 */
export async function transitionIssue(
  context: SiteContext,
  idOrKey: string,
  transitionId: string,
  details: IssueUpdate,
): Promise<Issue> {
  const found = requireIssue(context, idOrKey);
  const transition = requireTransition(context, found, transitionId);
  const onScreen = screenFieldIds(transition);
  const { edits, comments } = readEdits(context, found, details, (fieldId) => onScreen.includes(fieldId));
  refuseWithoutRequired(context, found, transition, edits);
  await askValidators(context, found, transition, edits);

  const current = requireIssue(context, found.issue.id);
  if (current.issue.statusId !== found.issue.statusId) {
    throw new JiraError(409, ['The issue was changed by somebody else at the same time. Try again.']);
  }
  const ofWorkflow = workflowEdits(context, current, transition, edits);
  const written = writeEdits(context, current.issue, [...edits, ...ofWorkflow]);
  return comments.reduce((issue, comment) => writeComment(context, issue, comment).issue, written);
}

function requireTransition(
  context: SiteContext,
  { issue, project }: FoundIssue,
  id: string,
): WorkflowTransition {
  const transition = mayTransition(context, project)
    ? availableTransitions(context, issue, project).find((candidate) => candidate.id === id)
    : undefined;
  if (!transition) {
    throw badRequest(`Transition id '${id}' is not valid for this issue.`);
  }
  return transition;
}

/** A value that the issue has already is enough. */
function refuseWithoutRequired(
  context: SiteContext,
  { issue }: FoundIssue,
  { requiredFieldIds }: WorkflowTransition,
  edits: readonly Edit[],
): void {
  const after = edits.reduce((current, edit) => edit.apply(current, current.updated), issue);
  const missing = requiredFieldIds.filter((id) => (after.customFields[id] ?? null) === null);
  if (missing.length > 0) {
    const nameOf = (id: string) => fieldById(context.data, id)?.name ?? id;
    throw badRequest('', Object.fromEntries(missing.map((id) => [id, `${nameOf(id)} is required.`])));
  }
}

/** What the workflow itself does: a resolution that was chosen on the screen stays. */
function workflowEdits(
  context: SiteContext,
  found: FoundIssue,
  { toStatusId, resolutionId }: WorkflowTransition,
  chosen: readonly Edit[],
): Edit[] {
  const isChosen = chosen.some(({ item }) => item.fieldId === 'resolution');
  const resolution =
    isChosen || resolutionId === undefined ? null : editResolution(context, found, resolutionId);
  return [resolution, editStatus(context, found, toStatusId)].filter((edit) => edit !== null);
}

/** Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/ */
async function askValidators(
  context: SiteContext,
  { issue }: FoundIssue,
  transition: WorkflowTransition,
  edits: readonly Edit[],
): Promise<void> {
  const payload = {
    issue: { key: issue.key },
    configuration: {},
    transition: {
      from: { id: issue.statusId },
      to: { id: transition.toStatusId },
      modifiedFields: Object.fromEntries(edits.map(describeModifiedField)),
    },
  };
  for (const key of transition.validators) {
    const validator = context.app.workflowValidators.find((candidate) => candidate.key === key);
    // A validator whose app is gone counts as a no.
    const verdict = validator
      ? await ask(context, validator.functionKey, payload)
      : { result: false, errorMessage: `The app that offers the validator "${key}" is not installed.` };
    if (!verdict.result) {
      throw badRequest(verdict.errorMessage ?? 'A workflow validator did not allow the transition.');
    }
  }
}

async function ask(context: SiteContext, functionKey: string, payload: unknown) {
  try {
    return await context.validateTransition({ functionKey, accountId: requireActor(context), payload });
  } catch {
    return { result: false, errorMessage: 'A workflow validator could not be asked. Try again.' };
  }
}

function describeModifiedField({ item }: Edit): [string, unknown] {
  const value = item.fieldId === 'assignee' ? { accountId: item.to } : { id: item.to, name: item.toString };
  return [item.fieldId, item.to === null ? null : value];
}
