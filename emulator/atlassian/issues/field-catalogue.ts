import type { CustomField, FieldKind, SiteData } from '../model';

/** `JsonTypeBean` of the OpenAPI document: what kind of value a field holds. */
export interface FieldSchema {
  type: string;
  items?: string;
  system?: string;
  custom?: string;
  customId?: number;
}

/** One field of the site, Jira's own or a custom one. */
export interface FieldDefinition {
  id: string;
  name: string;
  schema: FieldSchema | null;
  clauseNames: string[];
  navigable: boolean;
  orderable: boolean;
  custom: CustomField | null;
}

const SYSTEM_FIELDS: readonly FieldDefinition[] = [
  system('issuekey', 'Key', null, ['id', 'issue', 'issuekey', 'key'], { orderable: false }),
  system('summary', 'Summary', { type: 'string' }, ['summary']),
  system('issuetype', 'Issue Type', { type: 'issuetype' }, ['issuetype', 'type']),
  system('parent', 'Parent', { type: 'issuelink' }, ['parent'], { orderable: false }),
  system('subtasks', 'Sub-tasks', { type: 'array', items: 'issuelinks' }, ['subtasks'], { orderable: false }),
  system('project', 'Project', { type: 'project' }, ['project'], { orderable: false }),
  system('status', 'Status', { type: 'status' }, ['status'], { orderable: false }),
  system('statusCategory', 'Status Category', { type: 'statusCategory' }, ['statusCategory'], {
    orderable: false,
  }),
  system('priority', 'Priority', { type: 'priority' }, ['priority']),
  system('resolution', 'Resolution', { type: 'resolution' }, ['resolution']),
  system('resolutiondate', 'Resolved', { type: 'datetime' }, ['resolutiondate', 'resolved'], {
    orderable: false,
  }),
  system('assignee', 'Assignee', { type: 'user' }, ['assignee']),
  system('reporter', 'Reporter', { type: 'user' }, ['reporter']),
  system('creator', 'Creator', { type: 'user' }, ['creator'], { orderable: false }),
  system('created', 'Created', { type: 'datetime' }, ['created', 'createdDate'], { orderable: false }),
  system('updated', 'Updated', { type: 'datetime' }, ['updated', 'updatedDate'], { orderable: false }),
  system('labels', 'Labels', { type: 'array', items: 'string' }, ['labels']),
  system('description', 'Description', { type: 'string' }, ['description']),
  system('watches', 'Watchers', { type: 'watches' }, ['watchers'], { orderable: false }),
  system('attachment', 'Attachment', { type: 'array', items: 'attachment' }, ['attachments'], {
    orderable: false,
    navigable: false,
  }),
  system('comment', 'Comment', { type: 'comments-page' }, ['comment'], { navigable: false }),
];

const SYSTEM_FIELDS_BY_ID = new Map(SYSTEM_FIELDS.map((field) => [field.id, field]));

const CUSTOM_FIELD_TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** How each kind of custom field is typed on a real site, and the words that its form shows. */
const CUSTOM_SCHEMAS: Readonly<Record<FieldKind, { schema: FieldSchema; typeName: string }>> = {
  user: custom('user', 'userpicker', 'User Picker (single user)'),
  users: custom('array', 'multiuserpicker', 'User Picker (multiple users)', 'user'),
  text: custom('string', 'textfield', 'Short text'),
  paragraph: custom('string', 'textarea', 'Paragraph'),
  date: custom('date', 'datepicker', 'Date'),
  datetime: custom('datetime', 'datetime', 'Time stamp'),
  select: custom('option', 'select', 'Dropdown'),
  multiselect: custom('array', 'multiselect', 'Select List (multiple choices)', 'option'),
  checkboxes: custom('array', 'multicheckboxes', 'Checkboxes', 'option'),
  number: custom('number', 'float', 'Number'),
  'request-type': {
    schema: { type: 'sd-customerrequesttype', custom: 'com.atlassian.servicedesk:vp-origin' },
    typeName: 'Request Type',
  },
};

/** All fields of the site: Jira's own, then the custom ones in the order of the seed. */
export function fieldsOf(data: SiteData): FieldDefinition[] {
  return [...SYSTEM_FIELDS, ...[...data.customFields.values()].map(describeCustomField)];
}

export function fieldById(data: SiteData, id: string): FieldDefinition | undefined {
  const customField = data.customFields.get(id);
  return customField ? describeCustomField(customField) : SYSTEM_FIELDS_BY_ID.get(id);
}

/** The number in `customfield_10050`, by which JQL and clients name the field too. */
function customFieldNumber(field: CustomField): number {
  return Number(field.id.slice('customfield_'.length));
}

/** What administrators call the type of a custom field. */
export function typeNameOf(field: CustomField): string {
  return CUSTOM_SCHEMAS[field.kind].typeName;
}

function describeCustomField(field: CustomField): FieldDefinition {
  const { schema, typeName } = CUSTOM_SCHEMAS[field.kind];
  const number = customFieldNumber(field);
  return {
    id: field.id,
    name: field.name,
    schema: { ...schema, customId: number },
    clauseNames: [`cf[${number}]`, field.name, `${field.name}[${typeName}]`],
    navigable: true,
    orderable: true,
    custom: field,
  };
}

function system(
  id: string,
  name: string,
  schema: Omit<FieldSchema, 'system'> | null,
  clauseNames: string[],
  flags: { navigable?: boolean; orderable?: boolean } = {},
): FieldDefinition {
  return {
    id,
    name,
    schema: schema && { ...schema, system: id },
    clauseNames,
    navigable: flags.navigable ?? true,
    orderable: flags.orderable ?? true,
    custom: null,
  };
}

function custom(
  type: string,
  key: string,
  typeName: string,
  items?: string,
): { schema: FieldSchema; typeName: string } {
  return {
    schema: { type, ...(items === undefined ? {} : { items }), custom: `${CUSTOM_FIELD_TYPES}${key}` },
    typeName,
  };
}
