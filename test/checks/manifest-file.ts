import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const manifest = z.object({
  permissions: z.object({ scopes: z.array(z.string()) }),
  modules: z.object({
    trigger: z.array(z.object({ events: z.array(z.string()) })),
    function: z.array(z.object({ key: z.string(), handler: z.string() })),
    scheduledTrigger: z.array(z.object({ interval: z.string() })),
    action: z.array(z.object({ inputs: z.record(z.string(), z.object({ type: z.string() })) })),
  }),
});

/** What the checks read of manifest.yml. */
export function readManifest() {
  return manifest.parse(parse(readFileSync('manifest.yml', 'utf8')));
}
