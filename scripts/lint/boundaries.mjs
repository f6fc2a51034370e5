// The folder boundaries of docs/architecture.md as lint rules. test/checks/boundaries.test.ts proves that they bite.
import { builtinModules } from 'node:module';
import boundaries from 'eslint-plugin-boundaries';

/** Each folder that a rule speaks of. The first pattern that matches wins. */
const elements = [
  { type: 'entry', pattern: 'src/entry' },
  { type: 'offboarding', pattern: 'src/offboarding' },
  { type: 'jira', pattern: 'src/jira' },
  { type: 'organisation', pattern: 'src/atlassian' },
  { type: 'storage', pattern: 'src/storage' },
  { type: 'contract', pattern: 'src/contract' },
  { type: 'source', pattern: 'src' },
  { type: 'pages', pattern: 'static' },
  { type: 'emulator-forge', pattern: 'emulator/forge' },
  { type: 'emulator-atlassian', pattern: 'emulator/atlassian' },
  { type: 'emulator-web', pattern: 'emulator/web' },
  { type: 'emulator', pattern: 'emulator' },
];
/** The two files that join the parts. */
const files = [{ category: 'wiring', pattern: 'src/{app,index}.ts' }];
const inSource = ['source', 'entry', 'offboarding', 'jira', 'organisation', 'storage', 'contract'];
const inEmulator = ['emulator-forge', 'emulator-atlassian', 'emulator-web', 'emulator'];

/** Node's own modules that compute and do nothing else; the domain may use these and no others. */
const PURE_BUILT_INS = new Set([
  'crypto',
  'util',
  'assert',
  'buffer',
  'url',
  'querystring',
  'string_decoder',
  'path',
  'stream',
]);
const builtInsThatAct = builtinModules
  .filter((name) => !PURE_BUILT_INS.has(name))
  .flatMap((name) => [name, `node:${name}`]);

const types = (anyOf) => ({ element: { types: { anyOf } } });
const never = (from, to, message) => ({
  from: types(from),
  disallow: { to: { ...types(to), module: { origin: 'local' } } },
  message,
});

const policies = [
  never([...inSource, 'pages'], inEmulator, 'The app (src, static) never imports the emulator.'),
  never(
    inEmulator,
    [...inSource, 'pages'],
    'The emulator never imports the app: it reads manifest.yml as Forge does.',
  ),
  never(
    ['pages'],
    inSource.filter((type) => type !== 'contract'),
    'Pages import nothing of src but src/contract.',
  ),
  never(
    ['offboarding'],
    ['entry', 'jira', 'organisation', 'storage'],
    'The domain knows only what it is handed: declare a port in src/offboarding/ports.ts.',
  ),
  never(['jira', 'organisation', 'storage'], ['entry'], 'Adapters do not know the ways in.'),
  {
    from: types(inSource.filter((type) => type !== 'source' && type !== 'entry')),
    disallow: { to: { file: { categories: 'wiring' } } },
    message: 'Only src/app.ts wires the parts.',
  },
  never(
    ['contract'],
    inSource.filter((type) => type !== 'contract'),
    'The contract holds types that stand alone.',
  ),
  never(
    ['emulator-forge'],
    ['emulator-atlassian'],
    'The host and the site meet in emulator/contract.ts only.',
  ),
  never(
    ['emulator-atlassian'],
    ['emulator-forge'],
    'The site and the host meet in emulator/contract.ts only.',
  ),
  {
    from: types(['offboarding', 'contract']),
    disallow: { to: { module: { source: ['@forge/*', '@forge/**'] } } },
    message: 'The domain imports nothing from @forge.',
  },
  {
    from: types(['offboarding', 'contract']),
    disallow: { to: { module: { source: builtInsThatAct } } },
    message: 'The domain does no input and output.',
  },
];

/** One flat-config block with every boundary. */
export const boundaryRules = {
  files: ['src/**/*.{ts,tsx}', 'static/**/*.{ts,tsx}', 'emulator/**/*.{ts,tsx}'],
  plugins: { boundaries },
  settings: {
    'boundaries/elements': elements,
    'boundaries/files': files,
    'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] } },
  },
  rules: { 'boundaries/dependencies': ['error', { default: 'allow', checkAllOrigins: true, policies }] },
};
