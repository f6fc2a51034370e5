import { route } from '@forge/api';
import { z } from 'zod';
import type { AtlassianCall } from '../call';

const lastActiveDates = z.object({
  data: z.object({
    product_access: z
      .array(z.object({ id: z.string(), key: z.string(), last_active: z.string().nullish() }))
      .default([]),
  }),
});

/**
 * `GET last-active-dates` of one person: for each product the day on which a page of it was last viewed for two seconds,
 * up to 24 hours late; nothing for a product that was never used. 200 requests a minute and organisation.
 */
export const getLastActiveDates = (
  organisationId: string,
  accountId: string,
): AtlassianCall<z.infer<typeof lastActiveDates>> => ({
  operation: 'GET last-active-dates',
  repeatable: true,
  send: (request) =>
    request('GET', route`/admin/v1/orgs/${organisationId}/directory/users/${accountId}/last-active-dates`),
  parse: (body) => lastActiveDates.parse(body),
});
