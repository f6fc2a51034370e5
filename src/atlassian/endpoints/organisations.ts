import { route } from '@forge/api';
import { z } from 'zod';
import type { AtlassianCall } from '../call';

const organisations = z.object({
  data: z
    .array(z.object({ id: z.string(), attributes: z.object({ name: z.string().catch('') }) }))
    .default([]),
});

/** `GET /admin/v1/orgs`: the organisations that the key sees. 401 for no key or an expired one, 403 for one with scopes. */
export const getOrganisations = (): AtlassianCall<z.infer<typeof organisations>> => ({
  operation: 'GET orgs',
  repeatable: true,
  send: (request) => request('GET', route`/admin/v1/orgs`),
  parse: (body) => organisations.parse(body),
});

const directories = z.object({
  data: z.array(z.object({ directoryId: z.string(), name: z.string().catch('') })).default([]),
  links: z.object({ next: z.string().nullish() }).nullish(),
});

/** `GET directories` of an organisation; most have one. */
export const getDirectories = (
  organisationId: string,
  cursor: string,
): AtlassianCall<z.infer<typeof directories>> => ({
  operation: 'GET directories',
  repeatable: true,
  send: (request) => request('GET', route`/admin/v2/orgs/${organisationId}/directories?${pageFrom(cursor)}`),
  parse: (body) => directories.parse(body),
});

const workspaces = z.object({
  data: z
    .array(
      z.object({
        id: z.string(),
        attributes: z.object({
          name: z.string().optional(),
          hostUrl: z.string().nullish(),
        }),
      }),
    )
    .default([]),
});

/** `POST workspaces`: the products of an organisation with name and address; the first 1,000. */
export const queryWorkspaces = (organisationId: string): AtlassianCall<z.infer<typeof workspaces>> => ({
  operation: 'POST workspaces',
  repeatable: true,
  send: (request) => request('POST', route`/admin/v2/orgs/${organisationId}/workspaces`, { limit: 1000 }),
  parse: (body) => workspaces.parse(body),
});

/** The query of a page: the largest there is, and where it begins; an empty cursor is the first page. */
export const pageFrom = (cursor: string): URLSearchParams =>
  new URLSearchParams({ limit: '100', ...(cursor === '' ? {} : { cursor }) });
