import { route } from '@forge/api';
import { z } from 'zod';
import type { JiraCall } from '../call';

const item = z.object({
  id: z.string().nullish(),
  name: z.string().nullish(),
  typeName: z.string().nullish(),
});

const records = z.object({
  records: z
    .array(
      z.object({
        summary: z.string().nullish(),
        /** The document names it in place of `authorKey`, which it calls deprecated, and lists `authorKey` only. */
        authorAccountId: z.string().nullish(),
        authorKey: z.string().nullish(),
        objectItem: item.nullish(),
        associatedItems: z.array(item).nullish(),
      }),
    )
    .default([]),
});
type AuditRecord = z.infer<typeof records>['records'][number];

/** `GET auditing/record` that hold a word, newest first; 403 on the free plan. Scope `manage:jira-configuration`. */
export const getAuditRecords = (word: string, from: string): JiraCall<AuditRecord[]> => ({
  operation: 'GET auditing/record',
  burst: 'read',
  repeatable: true,
  send: (api) =>
    api.requestJira(route`/rest/api/3/auditing/record?filter=${word}&from=${from}&limit=1000`, {
      method: 'GET',
    }),
  parse: (body) => records.parse(body).records,
  points: (found) => 1 + found.length,
});
