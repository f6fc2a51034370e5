import type { Choice, RuleChoices } from '../contract/settings';
import type { Catalogue, WaitingRule } from '../offboarding/ports';
import { unlessNotFound } from './absence';
import type { JiraClient } from './client';
import {
  findProjects,
  getFields,
  getGroups,
  getProjectStatuses,
  getResolutions,
  getUsers,
  pickGroups,
  type FieldAnswer,
} from './endpoints/catalogue';
import { searchIssueKeys } from './endpoints/issues';
import { getMyProjectPermissions } from './endpoints/permissions';
import { getTransitions } from './endpoints/ticket-changes';
import { offeredOf } from './ticket-changes';

/** The custom field type by which service projects hold the request type. */
const REQUEST_TYPE = 'com.atlassian.servicedesk:vp-origin';

const ADD_COMMENTS = 'ADD_COMMENTS';

/** What an administrator chooses from: groups, people, projects and what a rule can name. */
export function createCatalogue(jira: JiraClient): Catalogue {
  return {
    searchGroups: async (query) => (await jira.call(pickGroups(query))).map(choiceOf),
    groups: async (ids) => (ids.length === 0 ? [] : (await jira.call(getGroups(ids))).map(choiceOf)),
    people: async (ids) => (ids.length === 0 ? [] : jira.call(getUsers(ids))),
    projects: async (query) => (await unlessNotFound(jira.call(findProjects(query)))) ?? [],
    ruleChoices: async (projectKey): Promise<RuleChoices | undefined> => {
      const [types, resolutions, fields] = await Promise.all([
        unlessNotFound(jira.call(getProjectStatuses(projectKey))),
        jira.call(getResolutions()),
        jira.call(getFields()),
      ]);
      if (!types) return undefined;
      const statuses = new Map(types.flatMap((type) => type.statuses).map((status) => [status.id, status]));
      return {
        issueTypes: types.map(({ id, name }) => ({ id, name })),
        statuses: [...statuses.values()],
        resolutions,
        requestTypeField: fields.find(({ schema }) => schema?.custom === REQUEST_TYPE)?.id ?? null,
        fields: fields.flatMap(fieldChoice),
      };
    },
    mayComment: async (projectKey) => {
      const held = await unlessNotFound(jira.call(getMyProjectPermissions(projectKey, [ADD_COMMENTS])));
      return held?.includes(ADD_COMMENTS) ?? false;
    },
    ownPermissions: async (projectKey, permissions) =>
      (await unlessNotFound(jira.call(getMyProjectPermissions(projectKey, permissions)))) ?? [],
    transitionsFrom: async (rule) => {
      const [ticket] = (await jira.call(searchIssueKeys(newestOf(rule), undefined, 1))).issues;
      return ticket && (await jira.call(getTransitions(ticket.id))).map(offeredOf);
    },
  };
}

/** The tickets that stand where a rule begins, the newest first. */
function newestOf({ projectKey, issueTypes, target }: WaitingRule): string {
  const among = (field: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${field} IN (${names.map(quoted).join(', ')})`];
  return `${[
    `project = ${quoted(projectKey)}`,
    ...among('issuetype', issueTypes),
    ...among('status', target.statuses),
    ...among('resolution', target.resolutions),
  ].join(' AND ')} ORDER BY updated DESC`;
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const choiceOf = ({ groupId, name }: { groupId: string; name: string }): Choice => ({ id: groupId, name });

/** The kinds of fields that say something about leaving; others are left out. */
function fieldChoice({ id, name, schema }: FieldAnswer): RuleChoices['fields'] {
  const type = schema?.type === 'array' ? schema.items : schema?.type;
  switch (type) {
    case 'user':
      return [{ id, name, kind: 'people' }];
    case 'string':
      return schema?.type === 'array' ? [] : [{ id, name, kind: 'text' }];
    case 'date':
      return [{ id, name, kind: 'date' }];
    case 'datetime':
      return [{ id, name, kind: 'moment' }];
    case 'option':
    case 'priority':
      return [{ id, name, kind: 'option' }];
    default:
      return [];
  }
}
