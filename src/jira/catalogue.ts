import type { Choice, RuleChoices } from '../contract/settings';
import type { Catalogue } from '../offboarding/ports';
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
import { getMyProjectPermissions } from './endpoints/permissions';

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
  };
}

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
    case 'datetime':
      return [{ id, name, kind: 'date' }];
    case 'option':
    case 'priority':
      return [{ id, name, kind: 'option' }];
    default:
      return [];
  }
}
