import { z } from 'zod';
import { control } from './control';

const schema = z.object({
  people: z.array(
    z.object({
      accountId: z.string(),
      accountType: z.string(),
      displayName: z.string(),
      emailAddress: z
        .string()
        .nullish()
        .transform((address) => address ?? ''),
      active: z.boolean(),
    }),
  ),
  groups: z.array(z.object({ groupId: z.string(), name: z.string(), managedBy: z.string().optional() })),
  memberships: z.array(z.object({ groupId: z.string(), accountId: z.string() })),
  projects: z.array(
    z.object({ id: z.string(), key: z.string(), name: z.string(), leadAccountId: z.string().nullable() }),
  ),
  components: z.array(
    z.object({
      id: z.string(),
      projectId: z.string(),
      name: z.string(),
      leadAccountId: z.string().nullable(),
    }),
  ),
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      status: z.string().nullable(),
      resolution: z.string().nullable(),
      assigneeAccountId: z.string().nullable(),
    }),
  ),
  filters: z.array(z.object({ id: z.string(), name: z.string(), ownerAccountId: z.string().nullable() })),
  dashboards: z.array(z.object({ id: z.string(), name: z.string(), ownerAccountId: z.string().nullable() })),
  accounts: z.array(z.object({ accountId: z.string(), status: z.string(), managed: z.boolean().optional() })),
});

/** The whole site as the emulator's own state address tells it, beyond anybody's permissions. */
export type Directory = z.infer<typeof schema>;

export function readDirectory(): Promise<Directory> {
  return control('GET', 'state', schema);
}
