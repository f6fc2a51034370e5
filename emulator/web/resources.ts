import { readFile, stat } from 'node:fs/promises';
import { join, normalize, resolve } from 'node:path';
import { Hono } from 'hono';
import { bundleResource, type Bundle } from './bundles';
import type { WebManifest } from './manifest';
import { bridgeScript, contentType, realmPage } from './pages';

/** Where `@forge/bridge` looks for translations beside a resource (`@forge/i18n`, constants). */
const LOCALES = '__LOCALES__';

/**
 * Serves the resources of the app: a UI Kit resource (a file) is bundled and runs in a bare page, a Custom UI
 * resource (a folder with `index.html`) is served as it is, with the bridge before its own scripts.
 */
export function resourceRoutes(root: string, manifest: () => Promise<WebManifest>): Hono {
  const routes = new Hono();
  const bundled = new Map<string, Promise<Bundle>>();

  const bundle = (path: string): Promise<Bundle> => {
    const known = bundled.get(path);
    if (known !== undefined) return known;
    const made = bundleResource(path);
    bundled.set(path, made);
    made.catch(() => bundled.delete(path));
    return made;
  };

  routes.get('/:key/bridge.js', () => answer(bridgeScript, 'bridge.js'));
  routes.get(`/:key/${LOCALES}/i18n-info.json`, async (context) => {
    const config = (await manifest()).translations;
    if (config === undefined) return context.text('The manifest has no translations.', 404);
    return context.json({
      config: { locales: config.resources.map(({ key }) => key), fallback: config.fallback },
    });
  });
  routes.get(`/:key/${LOCALES}/:file`, async (context) => {
    const locale = context.req.param('file').replace(/\.json$/, '');
    const resource = (await manifest()).translations?.resources.find(({ key }) => key === locale);
    if (resource === undefined) return context.text(`The manifest has no translation ${locale}.`, 404);
    return answer(await readFile(join(root, resource.path)), 'texts.json');
  });
  routes.get('/:key/*', async (context) => {
    const key = context.req.param('key');
    const app = await manifest();
    const resource = app.resources.find((candidate) => candidate.key === key);
    if (resource === undefined) return context.text(`The manifest has no resource ${key}.`, 404);
    const name =
      context.req.path.slice(context.req.path.indexOf(`/${key}/`) + key.length + 2) || 'index.html';
    const path = resolve(root, resource.path);
    if ((await stat(path)).isDirectory()) return await customUi(path, name, app);
    if (name === 'index.html') return answer(realmPage, name);
    const file = (await bundle(path)).get(name);
    return file === undefined
      ? context.text(`The resource ${key} has no file ${name}.`, 404)
      : answer(file, name);
  });
  return routes;
}

function answer(content: string | Uint8Array, name: string, headers: Record<string, string> = {}): Response {
  const body = typeof content === 'string' ? content : Buffer.from(content);
  return new Response(body, {
    headers: { 'content-type': contentType(name), 'cache-control': 'no-store', ...headers },
  });
}

async function customUi(folder: string, name: string, app: WebManifest): Promise<Response> {
  const path = join(folder, normalize(`/${name}`));
  const content = await readFile(path).catch(() => undefined);
  if (content === undefined) return new Response(`The resource has no file ${name}.`, { status: 404 });
  if (!name.endsWith('.html')) return answer(content, name);
  const page = content
    .toString('utf8')
    .replace(/<head[^>]*>/i, (head) => `${head}<script src="bridge.js"></script>`);
  return answer(page, name, { 'content-security-policy': contentSecurityPolicy(app) });
}

/**
 * The policy of a Custom UI frame: its own files only, and what `permissions.content` allows beyond
 * (Forge documentation, "Add content security and egress controls").
 */
function contentSecurityPolicy({ permissions }: WebManifest): string {
  const allow = (values: readonly string[]): string =>
    ["'self'", ...values.map((value) => (value.startsWith('unsafe-') ? `'${value}'` : value))].join(' ');
  return [
    "default-src 'self'",
    `script-src ${allow(permissions.content.scripts)}`,
    `style-src ${allow(permissions.content.styles)}`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "object-src 'none'",
  ].join('; ');
}
