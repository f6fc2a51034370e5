import { DateTime } from 'luxon';
import type { SiteContext } from '../../context';
import type { CustomField, Issue, SiteData } from '../../model';
import { projectOf } from '../access';
import { fieldsOf } from '../field-catalogue';
import { issueNumber, issuesOf } from '../issue-store';
import { PRIORITIES } from '../priorities';
import { textsOf } from '../rendering/custom-values';
import { describeStatusCategory, priorityOf, statusOf } from '../rendering/statuses';
import {
  EMPTY_ID,
  type IdentityField,
  type JqlField,
  type MomentField,
  type NumberField,
  type TextField,
} from './field-kinds';
import { allText, commentText, textOfDocument, textOfValue } from './issue-texts';
import { personField } from './person-fields';
import { JqlError } from './syntax';
import { issuesUpdatedBy } from './updated-by';

/** Finds a field by any of the names that JQL knows it by, whatever their case. */
export function findField(context: SiteContext, name: string, zone: string): JqlField | null {
  const wanted = name.toLowerCase();
  const own = OWN_FIELDS[wanted];
  if (own) {
    return own(context, name);
  }
  const definition = fieldsOf(context.data).find(
    ({ custom, clauseNames }) =>
      custom !== null && clauseNames.some((clause) => clause.toLowerCase() === wanted),
  );
  return definition?.custom ? customField(context, definition.custom, name, zone) : null;
}

type FieldMaker = (context: SiteContext, name: string) => JqlField;

/** Jira's own fields by their names in queries. */
const OWN_FIELDS: Readonly<Record<string, FieldMaker>> = {
  ...named(['project'], projectField),
  ...named(['key', 'issuekey', 'issue', 'id'], keyField),
  ...named(['parent'], parentField),
  ...named(['issuetype', 'type'], issueTypeField),
  ...named(['status'], statusField),
  ...named(['statuscategory'], statusCategoryField),
  ...named(['resolution'], resolutionField),
  ...named(['priority'], priorityField),
  ...named(['labels'], labelsField),
  ...named(['assignee'], (context, name) =>
    personField(context, name, (issue) => present(issue.assigneeAccountId), {
      historyId: 'assignee',
      indexed: (accountId) => issuesOf(context.data).assignedTo(accountId),
    }),
  ),
  ...named(['reporter'], (context, name) =>
    personField(context, name, (issue) => present(issue.reporterAccountId), {
      historyId: 'reporter',
      indexed: (accountId) => issuesOf(context.data).reportedBy(accountId),
    }),
  ),
  ...named(['creator'], (context, name) => personField(context, name, (issue) => [issue.creatorAccountId])),
  ...named(['watcher'], (context, name) =>
    personField(context, name, (issue) => [...(issuesOf(context.data).watchers.get(issue.id) ?? [])]),
  ),
  ...named(['created', 'createddate'], (_, name) => moment(name, (issue) => Date.parse(issue.created))),
  ...named(['updated', 'updateddate'], (_, name) => moment(name, (issue) => Date.parse(issue.updated))),
  ...named(['resolutiondate', 'resolved'], (_, name) =>
    moment(name, (issue) => (issue.resolutionDate === null ? null : Date.parse(issue.resolutionDate))),
  ),
  ...named(['summary'], (_, name) => text(name, (issue) => issue.summary)),
  ...named(['description'], (_, name) => text(name, (issue) => textOfDocument(issue.description))),
  ...named(['comment'], (context, name) => text(name, (issue) => commentText(context, issue))),
  ...named(['text'], (context, name) => text(name, (issue) => allText(context, issue))),
};

function projectField({ data, mayBrowseProject }: SiteContext, name: string): IdentityField {
  return identity(name, (issue) => [issue.projectId], {
    resolve: (wanted) => {
      const project = [...data.projects.values()].find(
        (candidate) =>
          candidate.id === wanted ||
          candidate.key.toLowerCase() === wanted.toLowerCase() ||
          candidate.name.toLowerCase() === wanted.toLowerCase(),
      );
      return project && mayBrowseProject(project) ? [project.id] : null;
    },
    indexed: (id) => issuesOf(data).inProject(id),
    sortKey: (issue) => data.projects.get(issue.projectId)?.name.toLowerCase() ?? null,
  });
}

function keyField(context: SiteContext, name: string): IdentityField {
  const store = issuesOf(context.data);
  return identity(name, (issue) => [issue.id], {
    resolve: (wanted) => {
      const issue = store.find(wanted);
      if (!issue || !context.mayBrowseProject(projectOf(context, issue))) {
        throw new JqlError([`An issue with key '${wanted}' does not exist for field '${name}'.`]);
      }
      return [issue.id];
    },
    rank: (id) => issueNumber(store.get(id)?.key ?? ''),
    call: (functionName, values) =>
      functionName.toLowerCase() === 'updatedby' ? issuesUpdatedBy(context, values, zoneOf(context)) : null,
    indexed: (id) => new Set([id]),
    sortKey: (issue) =>
      `${issue.key.slice(0, issue.key.lastIndexOf('-'))} ${paddedNumber(issueNumber(issue.key))}`,
  });
}

/** Queries mean days of the caller's own time zone. */
const zoneOf = ({ data, accountId }: SiteContext): string =>
  data.people.get(accountId ?? '')?.timeZone ?? 'utc';

function parentField(context: SiteContext, name: string): IdentityField {
  const store = issuesOf(context.data);
  return identity(name, (issue) => present(issue.parentId ?? null), {
    resolve: keyField(context, name).resolve,
    indexed: (id) => store.partsOf(id),
    sortKey: (issue) => store.get(issue.parentId ?? '')?.key ?? null,
  });
}

function issueTypeField({ data }: SiteContext, name: string): IdentityField {
  return identity(name, (issue) => [issue.issueTypeId], {
    resolve: (wanted) => byNameOrId(data.issueTypes.values(), wanted),
    sortKey: (issue) => data.issueTypes.get(issue.issueTypeId)?.name.toLowerCase() ?? null,
  });
}

function statusField({ data }: SiteContext, name: string): IdentityField {
  return identity(name, (issue) => [issue.statusId], {
    resolve: (wanted) => byNameOrId(data.statuses.values(), wanted),
    historyId: 'status',
    sortKey: (issue) => [...data.statuses.keys()].indexOf(issue.statusId),
  });
}

function statusCategoryField({ data }: SiteContext, name: string): IdentityField {
  const categories = (['new', 'indeterminate', 'done'] as const).map((category) =>
    describeStatusCategory(data, category),
  );
  return identity(name, (issue) => [statusOf(data, issue.statusId).category], {
    resolve: (wanted) => {
      const category = categories.find(
        (candidate) =>
          String(candidate.id) === wanted ||
          candidate.key === wanted.toLowerCase() ||
          candidate.name.toLowerCase() === wanted.toLowerCase(),
      );
      return category ? [category.key] : null;
    },
    sortKey: (issue) => categories.findIndex(({ key }) => key === statusOf(data, issue.statusId).category),
  });
}

function resolutionField({ data }: SiteContext, name: string): IdentityField {
  return identity(name, (issue) => present(issue.resolutionId), {
    resolve: (wanted) =>
      wanted.toLowerCase() === 'unresolved' ? [EMPTY_ID] : byNameOrId(data.resolutions.values(), wanted),
    historyId: 'resolution',
    sortKey: (issue) => data.resolutions.get(issue.resolutionId ?? '')?.name.toLowerCase() ?? null,
  });
}

function priorityField(_: SiteContext, name: string): IdentityField {
  // The lowest priority has the highest id: `priority > Low` means what is more urgent.
  const rank = (id: string) => -PRIORITIES.findIndex((priority) => priority.id === id);
  return identity(name, (issue) => [priorityOf(issue.priority).id], {
    resolve: (wanted) => byNameOrId(PRIORITIES, wanted),
    rank,
    historyId: 'priority',
    sortKey: (issue) => rank(priorityOf(issue.priority).id),
  });
}

function labelsField(_: SiteContext, name: string): IdentityField {
  return identity(name, (issue) => issue.labels, {
    resolve: (wanted) => [wanted],
    sortKey: (issue) => issue.labels[0]?.toLowerCase() ?? null,
  });
}

function customField(context: SiteContext, field: CustomField, name: string, zone: string): JqlField {
  const stored = (issue: Issue) => issue.customFields[field.id];
  const one = (issue: Issue) => {
    const value = stored(issue);
    return typeof value === 'string' ? [value] : [];
  };
  const optionName = (id: string | undefined) =>
    field.options.find((option) => option.id === id)?.value ?? null;
  switch (field.kind) {
    case 'user':
      return personField(context, name, one);
    case 'users':
      return personField(context, name, (issue) => textsOf(stored(issue)));
    case 'select':
    case 'multiselect':
    case 'checkboxes': {
      const idsOf = field.kind === 'select' ? one : (issue: Issue) => textsOf(stored(issue));
      return identity(name, idsOf, {
        resolve: (wanted) =>
          byNameOrId(
            field.options.map(({ id, value }) => ({ id, name: value })),
            wanted,
          ),
        sortKey: (issue) => optionName(idsOf(issue)[0]),
      });
    }
    case 'request-type':
      return requestTypeField(context.data, name);
    case 'date':
    case 'datetime':
      return moment(name, (issue) => {
        const value = stored(issue);
        return typeof value === 'string' ? DateTime.fromISO(value, { zone }).toMillis() : null;
      });
    case 'number':
      return numeric(name, (issue) => {
        const value = stored(issue);
        return typeof value === 'number' ? value : null;
      });
    case 'text':
    case 'paragraph':
      return text(name, (issue) => textOfValue(stored(issue)));
  }
}

function requestTypeField(data: SiteData, name: string): IdentityField {
  return identity(name, (issue) => present(issue.requestTypeId), {
    resolve: (wanted) => {
      const withProject = [...data.requestTypes.values()].map((requestType) => ({
        id: requestType.id,
        name: `${requestType.name} (${data.projects.get(requestType.projectId)?.key ?? ''})`,
      }));
      return byNameOrId(data.requestTypes.values(), wanted) ?? byNameOrId(withProject, wanted);
    },
    sortKey: (issue) => data.requestTypes.get(issue.requestTypeId ?? '')?.name ?? null,
  });
}

function identity(
  name: string,
  idsOf: IdentityField['idsOf'],
  rest: Pick<IdentityField, 'resolve' | 'sortKey'> &
    Partial<Pick<IdentityField, 'call' | 'rank' | 'historyId' | 'indexed'>>,
): IdentityField {
  return {
    kind: 'identity',
    name,
    idsOf,
    call: () => null,
    rank: null,
    historyId: null,
    indexed: null,
    ...rest,
  };
}

function moment(name: string, momentOf: MomentField['momentOf']): MomentField {
  return { kind: 'moment', name, momentOf, sortKey: momentOf };
}

function numeric(name: string, numberOf: NumberField['numberOf']): NumberField {
  return { kind: 'number', name, numberOf, sortKey: numberOf };
}

function text(name: string, textOf: TextField['textOf']): TextField {
  return { kind: 'text', name, textOf, sortKey: (issue) => textOf(issue).toLowerCase() || null };
}

function named(names: readonly string[], maker: FieldMaker): Record<string, FieldMaker> {
  return Object.fromEntries(names.map((name) => [name, maker]));
}

function byNameOrId(values: Iterable<{ id: string; name: string }>, wanted: string): string[] | null {
  const found = [...values].filter(
    ({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  return found.length === 0 ? null : found.map(({ id }) => id);
}

function present(id: string | null): readonly string[] {
  return id === null ? [] : [id];
}

/** Numbers as text that orders as numbers do. */
function paddedNumber(number: number): string {
  return String(number).padStart(12, '0');
}
