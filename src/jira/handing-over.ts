import type { Change } from '../offboarding/channels/port';
import type { BulkTask, HandingOver } from '../offboarding/hand-over/port';
import type { InTurnOf } from '../offboarding/turns';
import { answered } from './answered';
import { JiraRefusal, type JiraCall } from './call';
import type { JiraClient } from './client';
import { editIssuePeople, getBulkTask } from './endpoints/bulk';
import { getFilter, setDashboardOwner, setFilterOwner, updateFilter } from './endpoints/owned';
import { getMyself } from './endpoints/users';
import { removeFromRole, setComponentLead, setProjectLead } from './endpoints/places';

const UNDER_WAY: readonly string[] = ['ENQUEUED', 'RUNNING', 'CANCEL_REQUESTED'];

/**
 * Giving work to somebody else, as Jira lets the app do it.
 * @param inTurn one for all runs that are carried together
 */
export function createHandingOver(jira: JiraClient, inTurn: InTurnOf): HandingOver {
  let asked: Promise<{ accountId: string }> | undefined;
  const myself = (): Promise<{ accountId: string }> => {
    asked ??= jira.call(getMyself()).catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
  const change = async (call: JiraCall<unknown>): Promise<Change> =>
    answered((told) => jira.call(call, told));
  return {
    leadProject: (projectId, accountId) => change(setProjectLead(projectId, accountId)),
    leadComponent: (componentId, accountId) => change(setComponentLead(componentId, accountId)),
    ownFilter: (filterId, accountId) => change(setFilterOwner(filterId, accountId)),
    takeFilter: (filterId) =>
      answered(async (told) => {
        const { accountId } = await myself();
        await jira.call(setFilterOwner(filterId, accountId), told);
      }),
    renameFilter: (filterId, name) =>
      answered(async (told) => {
        const { jql, description } = await jira.call(getFilter(filterId));
        await jira.call(
          updateFilter(filterId, { name, jql: jql ?? '', description: description ?? '' }),
          told,
        );
      }),
    inTurn,
    ownDashboards: async (ids, accountId) => {
      let refused = new Map<string, string>();
      const whole = await answered(async (told) => {
        const { entityErrors } = await jira.call(setDashboardOwner(ids, accountId), told);
        refused = new Map(
          Object.entries(entityErrors ?? {}).map(([id, { errorMessages }]) => [
            id,
            errorMessages?.join(' ') ?? '',
          ]),
        );
      });
      return { ...whole, refused };
    },
    leaveRole: ({ projectId, roleId }, accountId) => change(removeFromRole(projectId, roleId, accountId)),
    changeIssues: async (issueIds, field, accountId) => {
      let taskId = '';
      const whole = await answered(async (told) => {
        taskId = await jira.call(editIssuePeople(issueIds, field, accountId), told);
      });
      return whole.accepted ? { accepted: true, taskId } : whole;
    },
    task: async (taskId) => {
      try {
        return taskOf(await jira.call(getBulkTask(taskId)));
      } catch (error) {
        if (error instanceof JiraRefusal) return undefined;
        throw error;
      }
    },
  };
}

function taskOf({
  status,
  failedAccessibleIssues,
}: ReturnType<ReturnType<typeof getBulkTask>['parse']>): BulkTask {
  return {
    state: status === 'COMPLETE' ? 'complete' : UNDER_WAY.includes(status) ? 'under-way' : 'broken',
    name: status,
    failures: new Map(
      Object.entries(failedAccessibleIssues ?? {}).map(([id, words]) => [id, words.join(' ')]),
    ),
  };
}
