import { Hono } from 'hono';
import { bundleShell, type Bundle } from './bundles';
import { describeApp } from './description';
import { readManifest } from './manifest';
import { contentType, shellPage } from './pages';
import { resourceRoutes } from './resources';

export interface WebOptions {
  /** The folder that holds `manifest.yml`. */
  root: string;
  /** The address that the emulated site carries in its answers. */
  siteUrl: string;
  cloudId: string;
  environmentId: string;
}

/** Addresses of the shell's pages; the shell itself tells them apart (`shell/routes.ts`). */
const PAGES = ['/', '/issues', '/browse/*', '/jira/*', '/emulator/*'];

/**
 * The browser shell of the emulator, to be mounted after all other addresses.
 * Bundling waits for the first visitor, so that whoever only calls APIs does not pay for it.
 * @throws nothing itself; a manifest that cannot be read fails the requests with its reason
 */
export function createWeb(options: WebOptions): Hono {
  const web = new Hono();
  const manifest = once(() => readManifest(options.root));
  const shell = once(bundleShell);

  for (const path of PAGES) {
    web.get(path, async (context) => {
      const [app, bundle] = await Promise.all([
        manifest().then((read) => describeApp(options, read)),
        shell(),
      ]);
      return context.html(shellPage(app, styleSheets(bundle)));
    });
  }
  web.get('/_shell/assets/:name', async (context) => asset(await shell(), context.req.param('name')));
  web.get('/favicon.ico', (context) => context.body(null, 204));
  web.route('/_shell/resources', resourceRoutes(options.root, manifest));
  web.onError((error, context) => context.text(error.message, 500));
  return web;
}

/** The main style sheet comes last, so that it has the last word. */
function styleSheets(bundle: Bundle): string[] {
  const names = [...bundle.keys()].filter((name) => name.endsWith('.css') && name !== 'main.css');
  return [...names, 'main.css'];
}

function asset(bundle: Bundle, name: string): Response {
  const content = bundle.get(name);
  if (content === undefined) return new Response(`The shell has no file ${name}.`, { status: 404 });
  return new Response(Buffer.from(content), { headers: { 'content-type': contentType(name) } });
}

/** Does something at the first call only; a failure is tried again at the next. */
function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
