import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { ForgeApp } from './manifest/app';
import { Refusal } from './refusal';

/** The bundles that the worker threads run. */
export interface Bundles {
  appFile: string;
  workerFile: string;
}

const COMMON = {
  bundle: true,
  write: false,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  logLevel: 'silent',
} satisfies BuildOptions;

/**
 * Bundles the handlers that the manifest names, as `forge deploy` does, and the worker thread's own code.
 * Files are named after their content, so that several emulators can share the cache folder.
 * @param projectRoot folder with `src/`
 * @param cache folder for the bundles
 * @throws Refusal when the code does not build
 */
export async function bundleApp(app: ForgeApp, projectRoot: string, cache: string): Promise<Bundles> {
  const files = [...new Set([...app.functions.values()].map(({ file }) => file))];
  const entry = files
    .map((file) => `exports[${JSON.stringify(file)}] = require(${JSON.stringify(`./src/${file}`)});`)
    .join('\n');
  await mkdir(cache, { recursive: true });
  const [appFile, workerFile] = await Promise.all([
    bundle(cache, 'app', {
      ...COMMON,
      absWorkingDir: projectRoot,
      stdin: { contents: entry, resolveDir: projectRoot, sourcefile: 'handlers.js' },
    }),
    bundle(cache, 'worker', { ...COMMON, entryPoints: [path.join(__dirname, 'worker-thread.ts')] }),
  ]);
  return { appFile, workerFile };
}

async function bundle(
  cache: string,
  name: string,
  options: BuildOptions & { write: false },
): Promise<string> {
  // The output's place makes the source map's paths right.
  const { outputFiles } = await build({ ...options, outfile: path.join(cache, `${name}.js`) }).catch(
    (error: unknown) => {
      throw new Refusal('bundle-failed', `The ${name} does not build: ${String(error)}`, 'Correct the code.');
    },
  );
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  const hash = createHash('sha256').update(contents).digest('hex').slice(0, 16);
  const file = path.join(cache, `${name}-${hash}.js`);
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) return file;
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, contents);
  await rename(unfinished, file);
  return file;
}
