import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const title = z.union([z.string(), z.object({ i18n: z.string() })]);

const page = z.object({
  key: z.string(),
  resource: z.string(),
  render: z.literal('native').optional(),
  title: title.optional(),
});

const translations = z.object({
  resources: z.array(z.object({ key: z.string(), path: z.string() })),
  fallback: z.looseObject({ default: z.string() }),
});

const schema = z.object({
  app: z.object({ id: z.string() }),
  modules: z.object({
    'jira:globalPage': z.array(page).default([]),
    'jira:adminPage': z.array(page).default([]),
    'jira:issueContext': z.array(page).default([]),
    scheduledTrigger: z.array(z.object({ key: z.string(), interval: z.string() })).default([]),
  }),
  resources: z.array(z.object({ key: z.string(), path: z.string() })).default([]),
  translations: translations.optional(),
  permissions: z
    .object({
      content: z
        .object({ styles: z.array(z.string()).default([]), scripts: z.array(z.string()).default([]) })
        .default({ styles: [], scripts: [] }),
    })
    .default({ content: { styles: [], scripts: [] } }),
});

/** The parts of `manifest.yml` that concern pages. */
export type WebManifest = z.infer<typeof schema>;

/** The kinds of module that the shell shows. */
export const pageModules = ['jira:globalPage', 'jira:adminPage', 'jira:issueContext'] as const;

export type PageModule = (typeof pageModules)[number];

/**
 * Reads the manifest of an app.
 * @param root the folder that holds `manifest.yml`
 * @throws when the file is missing or its pages are not what the manifest reference describes
 */
export async function readManifest(root: string): Promise<WebManifest> {
  return schema.parse(parse(await readFile(join(root, 'manifest.yml'), 'utf8')));
}

const translationFile = z.record(z.string(), z.unknown());

/** Looks a text up in the app's default translation, by whole key first and then by path, as Forge does. */
export async function translated(
  root: string,
  manifest: WebManifest,
  text: z.infer<typeof title>,
): Promise<string> {
  if (typeof text === 'string') return text;
  const resource = manifest.translations?.resources.find(
    ({ key }) => key === manifest.translations?.fallback.default,
  );
  if (resource === undefined) return text.i18n;
  const texts = translationFile.parse(JSON.parse(await readFile(join(root, resource.path), 'utf8')));
  const direct = texts[text.i18n];
  if (typeof direct === 'string') return direct;
  let value: unknown = texts;
  for (const part of text.i18n.split('.')) {
    value = z.record(z.string(), z.unknown()).safeParse(value).data?.[part];
  }
  return typeof value === 'string' ? value : text.i18n;
}
