import type { SiteContext } from '../../context';
import { listParameter } from '../../request-body';
import { json, type Route, type RouteAnswer, type RouteRequest } from '../../routing';
import { pageOf } from '../../shapes/page';
import { fieldsOf, typeNameOf, type FieldDefinition } from '../field-catalogue';

/** Source: documentation of `field/search`. */
const PAGE_SIZE = 50;

/** The fields of the site. */
export const fieldOperations: Route[] = [
  { method: 'GET', path: '/rest/api/3/field', scopes: ['read:jira-work'], handler: list },
  { method: 'GET', path: '/rest/api/3/field/search', scopes: ['read:jira-work'], handler: search },
];

function list(context: SiteContext): RouteAnswer {
  const fields = fieldsOf(context.data);
  context.spend(fields.length);
  return json(fields.map(describeDetails));
}

function search(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  const ids = listParameter(query, 'id');
  const types = listParameter(query, 'type');
  const words = (query.get('query') ?? '').toLowerCase();
  const matching = fieldsOf(context.data).filter(
    ({ id, name, custom, schema }) =>
      schema !== null &&
      (ids.length === 0 || ids.includes(id)) &&
      (types.length === 0 || types.includes(custom ? 'custom' : 'system')) &&
      name.toLowerCase().includes(words),
  );
  const order = /^([+-]?)name$/.exec((query.get('orderBy') ?? '').trim());
  if (order) {
    const direction = order[1] === '-' ? -1 : 1;
    matching.sort((one, other) => direction * one.name.localeCompare(other.name));
  }
  const page = pageOf(
    context.data.baseUrl,
    matching,
    { path: '/rest/api/3/field/search', query, defaultSize: PAGE_SIZE, largestSize: PAGE_SIZE },
    describeField,
  );
  context.spend(page.values.length);
  return json(page);
}

/** `FieldDetails` of the OpenAPI document. */
function describeDetails({ id, name, custom, orderable, navigable, clauseNames, schema }: FieldDefinition) {
  return {
    id,
    key: id,
    name,
    custom: custom !== null,
    orderable,
    navigable,
    searchable: true,
    clauseNames,
    ...(schema === null ? {} : { schema }),
  };
}

/** `Field` of the OpenAPI document. */
function describeField({ id, name, custom, schema }: FieldDefinition) {
  return {
    id,
    key: id,
    name,
    schema,
    description: '',
    isLocked: false,
    isUnscreenable: false,
    ...(custom ? { typeDisplayName: typeNameOf(custom) } : {}),
  };
}
