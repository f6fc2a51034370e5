import type { SiteData } from '../../model';
import { fieldById, fieldsOf, type FieldDefinition } from '../field-catalogue';

/** The fields that an answer holds. */
export interface FieldSelection {
  fields: FieldDefinition[];
  /** Nothing but the id was asked for: then not even the key comes. */
  idOnly: boolean;
}

/**
 * Reads the parameter `fields`: ids, `*all`, `*navigable`, and ids with a minus that are left out.
 * Fields that the site does not have are passed over, as Jira does.
 */
export function selectFields(data: SiteData, requested: readonly string[]): FieldSelection {
  const excluded = new Set(requested.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
  const included = requested.filter((id) => !id.startsWith('-'));
  const isEverything = included.includes('*all') || included.length === 0;
  const candidates =
    isEverything || included.includes('*navigable')
      ? fieldsOf(data).filter(({ navigable }) => isEverything || navigable)
      : [];
  const named = included.flatMap((id) => fieldById(data, id) ?? []);
  const selected = new Map([...candidates, ...named].map((field) => [field.id, field]));
  return {
    fields: [...selected.values()].filter(({ id }) => !excluded.has(id) && id !== 'issuekey'),
    idOnly: included.length > 0 && included.every((id) => id === 'id'),
  };
}

/** Lists in a body, whose entries may hold several names separated by commas. */
export function splitList(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
