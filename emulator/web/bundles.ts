import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** Files of a bundle by name, kept in memory: nothing of it is worth keeping between starts. */
export type Bundle = ReadonlyMap<string, Uint8Array>;

/**
 * React's development build makes UI Kit's document circular after updates, so everything is bundled for
 * production; Atlaskit reads a few more variables that do not exist in a browser.
 */
const common: BuildOptions = {
  bundle: true,
  write: false,
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
  platform: 'browser',
  target: 'es2022',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}', global: 'globalThis' },
  loader: { '.svg': 'dataurl', '.png': 'dataurl' },
};

const resolveFrom = createRequire(__filename);

function names(folder: string, extension: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(extension))
    .map((file) => file.slice(0, -extension.length));
}

/** Source that exports every component of some folders by name. */
function collection(from: string, entries: readonly string[], name: string): string {
  const imports = entries.map((entry, index) => `import ${name}${String(index)} from '${from}/${entry}';`);
  const members = entries.map((entry, index) => `'${entry}': ${name}${String(index)}`);
  return `${imports.join('\n')}\nconst ${name} = {${members.join(',')}};\n`;
}

/** Provides `uikit-icons`: all of Atlaskit's icons, which UI Kit names by text. */
const icons: Plugin = {
  name: 'uikit-icons',
  setup(builder) {
    builder.onResolve({ filter: /^uikit-icons$/ }, () => ({ path: 'uikit-icons', namespace: 'uikit-icons' }));
    builder.onLoad({ filter: /.*/, namespace: 'uikit-icons' }, () => {
      const iconRoot = dirname(resolveFrom.resolve('@atlaskit/icon/package.json'));
      const objectRoot = dirname(resolveFrom.resolve('@atlaskit/object/package.json'));
      const core = names(join(iconRoot, 'core'), '.js');
      const tiles = readdirSync(join(objectRoot, 'tile'));
      return {
        resolveDir: __dirname,
        contents:
          collection('@atlaskit/icon/core', core, 'icons') +
          collection('@atlaskit/object', tiles, 'objects') +
          collection('@atlaskit/object/tile', tiles, 'objectTiles') +
          'export default icons; export { objects, objectTiles };',
      };
    });
  },
};

function files(outputs: readonly { path: string; contents: Uint8Array }[], folder: string): Bundle {
  return new Map(outputs.map((output) => [output.path.slice(folder.length + 1), output.contents]));
}

const OUTPUT = '/bundle';

/** Bundles the shell: `main.js`, `main.css` and the parts that are loaded when needed. */
export async function bundleShell(): Promise<Bundle> {
  const result = await build({
    ...common,
    write: false,
    entryPoints: [join(__dirname, 'shell', 'main.tsx')],
    outdir: OUTPUT,
    format: 'esm',
    splitting: true,
    plugins: [icons],
  });
  return files(result.outputFiles, OUTPUT);
}

/** How a UI Kit resource is bundled. @param entry path of its file, as the manifest names it */
export const resourceOptions = (entry: string) =>
  ({
    ...common,
    write: false,
    entryPoints: { app: entry },
    outdir: OUTPUT,
    format: 'iife',
  }) as const satisfies BuildOptions;

/** Bundles a UI Kit resource of the app, unmodified, for a realm of its own. @param entry as above */
export async function bundleResource(entry: string): Promise<Bundle> {
  return files((await build(resourceOptions(entry))).outputFiles, OUTPUT);
}
