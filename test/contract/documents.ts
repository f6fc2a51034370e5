import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import addFormats from 'ajv-formats';
import { OpenAPIBackend, type Document } from 'openapi-backend';

/** Where Atlassian's OpenAPI documents are read from. They are Atlassian's and no part of this repository. */
export const openapiFolder = resolve(process.env['ATLASSIAN_OPENAPI'] ?? '../shared/openapi');

/**
 * The path of one document.
 * @throws {Error} when it is missing, with the way to get it: without the documents nothing is proven, so that
 * their absence is a failure everywhere and not only in CI.
 */
export function openapiDocument(name: string): string {
  const path = join(openapiFolder, name);
  if (existsSync(path)) return path;
  throw new Error(
    `${path} is missing. The contract tests compare requests and answers with Atlassian's OpenAPI documents. ` +
      'Get them with "npm run openapi:fetch -- <folder>" and set ATLASSIAN_OPENAPI to that folder.',
  );
}

/** One document and the addresses that it speaks of. */
interface ApiDocument {
  name: string;
  /** What the addresses on the wire begin with. */
  prefixes: readonly string[];
  /** What the document's server address holds, and its paths therefore do not. */
  root: string;
}

const DOCUMENTS: readonly ApiDocument[] = [
  { name: 'jira.json', prefixes: ['/rest/api/3/'], root: '' },
  { name: 'jira-service-management.json', prefixes: ['/rest/servicedeskapi/'], root: '' },
  { name: 'admin-organization.json', prefixes: ['/admin/'], root: '/admin' },
  { name: 'admin-user-management.json', prefixes: ['/users/'], root: '' },
  { name: 'scim.json', prefixes: ['/scim/'], root: '' },
];

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** openapi-backend finds operations by their ids; some documents give none. */
function nameOperations(document: Document): void {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method];
      if (operation) operation.operationId ??= `${method} ${path}`;
    }
  }
}

/** `nullable` means something beside a `type` only (OpenAPI 3.0.3, 4.7.24.1); the validator refuses it elsewhere. */
function dropIdleNullables(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if ('nullable' in value && !('type' in value)) delete value.nullable;
  Object.values(value).forEach(dropIdleNullables);
}

async function load(name: string): Promise<OpenAPIBackend> {
  const definition = JSON.parse(readFileSync(openapiDocument(name), 'utf8')) as Document;
  nameOperations(definition);
  dropIdleNullables(definition);
  const backend = new OpenAPIBackend({
    definition,
    // The documents are Atlassian's: they are not checked themselves, and validators are made for what is used.
    quick: true,
    strict: false,
    ajvOpts: { allErrors: true, strict: false, verbose: true },
    customizeAjv: (ajv) => {
      addFormats(ajv);
      return ajv;
    },
  });
  return backend.init();
}

const loaded = new Map<string, Promise<OpenAPIBackend>>();

/**
 * The document that describes an address, loaded once, and the path as that document writes it;
 * undefined when no document does.
 */
export async function documentOf(
  path: string,
): Promise<{ backend: OpenAPIBackend; path: string } | undefined> {
  const document = DOCUMENTS.find(({ prefixes }) => prefixes.some((prefix) => path.startsWith(prefix)));
  if (!document) return undefined;
  const { name, root } = document;
  const backend = loaded.get(name) ?? load(name);
  loaded.set(name, backend);
  return { backend: await backend, path: path.slice(root.length) };
}
