import type { SiteContext } from '../../context';
import type { Issue, Project } from '../../model';
import { describeEditMetadata } from './edit-metadata';
import { describeNewestChanges } from './changelog';
import { describeFieldValue } from './field-values';
import type { FieldSelection } from './selection';
import { describeTransitions } from './transitions';

/** What `expand` may ask for; told in every issue, as Jira does. */
const EXPANDABLE = 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations';

/** `GET issue` holds so many histories, the newest. Source: documentation of the operation, `changelog`. */
export const HISTORIES_IN_ISSUE = 100;
/** A search holds so many for each issue. Source: migration notes of the enhanced search. */
export const HISTORIES_IN_SEARCH = 40;
/** A search holds so many comments for each issue. Source: the same notes. */
export const COMMENTS_IN_SEARCH = 20;

export interface IssueRendering {
  selection: FieldSelection;
  expand: ReadonlySet<string>;
  /** Keys of issue properties, or `*all`. */
  properties: readonly string[];
  historyLimit: number;
  commentLimit: number;
}

/** `IssueBean` of the OpenAPI document with what was asked for. */
export function describeIssue(
  context: SiteContext,
  issue: Issue,
  project: Project,
  rendering: IssueRendering,
) {
  const { selection, expand, properties, historyLimit, commentLimit } = rendering;
  if (selection.idOnly && expand.size === 0 && properties.length === 0) {
    return { id: issue.id };
  }
  const shown = { issue, project, commentLimit };
  const fields = Object.fromEntries(
    selection.fields
      .map((field) => [field.id, describeFieldValue(context, shown, field)] as const)
      .filter(([, value]) => value !== undefined),
  );
  return {
    expand: EXPANDABLE,
    id: issue.id,
    self: `${context.data.baseUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(expand.has('changelog') ? { changelog: describeNewestChanges(context, issue, historyLimit) } : {}),
    ...(expand.has('transitions')
      ? { transitions: describeTransitions(context, issue, project, new Set()) }
      : {}),
    ...(expand.has('editmeta') ? { editmeta: describeEditMetadata(context, project) } : {}),
    ...(properties.length > 0 ? { properties: selectProperties(issue, properties) } : {}),
    ...(selection.fields.length > 0 ? { fields } : {}),
  };
}

/** The names of the selected fields: `expand=names`. */
export function describeNames(selection: FieldSelection): Record<string, string> {
  return Object.fromEntries(selection.fields.map(({ id, name }) => [id, name]));
}

/** The types of the selected fields: `expand=schema`. */
export function describeSchemas(selection: FieldSelection) {
  return Object.fromEntries(
    selection.fields.flatMap(({ id, schema }) => (schema === null ? [] : [[id, schema] as const])),
  );
}

function selectProperties(issue: Issue, keys: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(issue.properties);
  return Object.fromEntries(keys.includes('*all') ? entries : entries.filter(([key]) => keys.includes(key)));
}
