import { z } from 'zod';
import { AnySeed } from '../../emulator/atlassian/seed/format';

/** The part of JSON Schema that the seed format uses. */
interface Schema {
  type?: string;
  description?: string;
  default?: unknown;
  const?: string;
  enum?: (string | number)[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | boolean;
}

const TITLES = ['A whole site', 'A site that extends `company`', 'A site of any size'];

/** What a value may be, in words. */
function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return `\`${schema.const}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ');
  if (schema.anyOf) return schema.anyOf.map(kindOf).join(' or ');
  if (schema.type === 'array') return `list of ${schema.items ? kindOf(schema.items) : 'anything'}`;
  const values = schema.additionalProperties;
  if (schema.type === 'object' && typeof values === 'object') return `object of ${kindOf(values)} by name`;
  return schema.type ?? 'anything';
}

/** The fields below a value: its own, those of its entries, or those of its values by name. */
function fieldsOf(schema: Schema): Schema | undefined {
  if (schema.properties) return schema;
  if (schema.items) return fieldsOf(schema.items);
  return typeof schema.additionalProperties === 'object' ? fieldsOf(schema.additionalProperties) : undefined;
}

function defaultOf(schema: Schema, isRequired: boolean): string {
  if (isRequired) return ', required';
  if (schema.default === undefined || typeof schema.default === 'object') return '';
  return `, \`${JSON.stringify(schema.default)}\` unless told`;
}

/** One line for each field, its own fields below it. */
function lines(schema: Schema, depth: number): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const meaning = field.description === undefined ? '' : `. ${field.description}`;
    const isRequired = schema.required?.includes(name) ?? false;
    const own = `${'  '.repeat(depth)}- \`${name}\`: ${kindOf(field)}${defaultOf(field, isRequired)}${meaning}`;
    const below = fieldsOf(field);
    return [own, ...(below ? lines(below, depth + 1) : [])];
  });
}

/** Every field of the three forms of a seed, as Markdown, from the schema that reads them. */
export function seedReference(): string {
  const { anyOf = [] }: Schema = JSON.parse(
    JSON.stringify(z.toJSONSchema(AnySeed, { io: 'input', reused: 'inline', unrepresentable: 'any' })),
  ) as Schema;
  return anyOf
    .map((form, index) => {
      const fields =
        index === 1
          ? ['- `extends`: `company`, required', '- every other field of a whole site']
          : lines(form, 0);
      return [`### ${TITLES[index] ?? ''}`, '', form.description ?? '', '', ...fields].join('\n');
    })
    .join('\n\n');
}
