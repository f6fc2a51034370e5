import type { SiteContext } from '../../context';
import type { Project } from '../../model';
import { mayAssign, mayEdit } from '../access';
import { fieldById, fieldsOf, type FieldDefinition, type FieldSchema } from '../field-catalogue';
import { PRIORITIES } from '../priorities';
import { describeOption } from './custom-values';
import { describePriority, describeResolution } from './statuses';

/** Jira's own fields that may be edited; there is one screen for all projects. */
const EDITABLE = ['summary', 'description', 'labels', 'priority', 'assignee', 'reporter'];
const OPERATIONS_OF_LISTS = ['add', 'set', 'remove'];

/** `FieldMetadata` of the OpenAPI document. */
export interface FieldMetadata {
  required: boolean;
  schema: FieldSchema;
  name: string;
  key: string;
  hasDefaultValue: boolean;
  operations: string[];
  allowedValues?: unknown[];
  autoCompleteUrl?: string;
}

/** Which fields of an issue the caller may edit: none without the permission to work on the project. */
export function describeEditMetadata(
  context: SiteContext,
  project: Project,
): { fields: Record<string, FieldMetadata> } {
  const editable = editableFieldIds(context, project);
  const fields = editableFields(context, project).filter(({ id }) => editable.has(id));
  return {
    fields: Object.fromEntries(fields.map((field) => [field.id, describeFieldMetadata(context, field)])),
  };
}

/** The fields that the caller may edit: the assignee takes a permission of its own. */
export function editableFieldIds(context: SiteContext, project: Project): ReadonlySet<string> {
  const ids = mayEdit(context, project) ? editableFields(context, project).map(({ id }) => id) : [];
  return new Set(mayAssign(context, project) ? ids : ids.filter((id) => id !== 'assignee'));
}

/** The fields of the edit screen of a project. */
export function editableFields(context: SiteContext, project: Project): FieldDefinition[] {
  return fieldsOf(context.data).filter(({ id, custom }) =>
    custom
      ? custom.kind !== 'request-type' || project.projectTypeKey === 'service_desk'
      : EDITABLE.includes(id),
  );
}

/** @throws {Error} for a field that has no type, which no screen shows. */
export function describeFieldMetadata(context: SiteContext, field: FieldDefinition): FieldMetadata {
  if (field.schema === null) {
    throw new Error(`The field ${field.id} has no type and stands on no screen.`);
  }
  const allowedValues = allowedValuesOf(context, field);
  const isPerson = field.schema.type === 'user' || field.schema.items === 'user';
  return {
    required: field.id === 'summary',
    schema: field.schema,
    name: field.name,
    key: field.id,
    hasDefaultValue: false,
    operations: field.schema.type === 'array' ? OPERATIONS_OF_LISTS : ['set'],
    ...(allowedValues === null ? {} : { allowedValues }),
    ...(isPerson
      ? { autoCompleteUrl: `${context.data.baseUrl}/rest/api/3/user/recommend?context=${field.id}&query=` }
      : {}),
  };
}

/** The fields of the screen of a transition. */
export function describeTransitionScreen(
  context: SiteContext,
  fieldIds: readonly string[],
  requiredIds: readonly string[],
): Record<string, FieldMetadata> {
  const fields = fieldIds.flatMap((id) => fieldById(context.data, id) ?? []);
  return Object.fromEntries(
    fields.map((field) => [
      field.id,
      {
        ...describeFieldMetadata(context, field),
        required: field.id === 'resolution' || requiredIds.includes(field.id),
      },
    ]),
  );
}

function allowedValuesOf(context: SiteContext, { id, custom }: FieldDefinition): unknown[] | null {
  const { data } = context;
  if (custom) {
    return custom.options.length === 0
      ? null
      : custom.options.map((option) => describeOption(context, custom, option.id));
  }
  if (id === 'priority') {
    return PRIORITIES.map((priority) => describePriority(data, priority));
  }
  return id === 'resolution'
    ? [...data.resolutions.values()].map((resolution) => describeResolution(data, resolution))
    : null;
}
