import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { evaluateFilter, ExpressionError } from '../../../emulator/forge/expression/evaluate';
import { parseExpression } from '../../../emulator/forge/expression/parse';
import { parseManifest } from '../../../emulator/forge/manifest/parse';
import { Refusal } from '../../../emulator/forge/refusal';
import {
  SUPPORTED_EGRESS,
  SUPPORTED_EXPRESSION_METHODS,
  SUPPORTED_MODULES,
  SUPPORTED_ROUTES,
} from '../../../emulator/forge/supported';
import { TOKEN_HEADER } from '../../../emulator/forge/worker/headers';
import { startFixture, type FixtureEmulator } from './fixture-emulator';

const PAGES = ['jira:globalPage', 'jira:adminPage', 'jira:issueContext'];
const text = readFileSync(path.join(__dirname, 'fixture/manifest.yml'), 'utf8');

/** The Forge packages' own sources, for the addresses that they call. */
const packageSource = (file: string) => readFileSync(require.resolve(`@forge/${file}`), 'utf8');

describe('the table of what the host supports', () => {
  test.each(SUPPORTED_MODULES.map(({ kind }) => kind))('the module %s is taken and used', (kind) => {
    const manifest = parse(text) as { modules: Record<string, object[]> };
    if (PAGES.includes(kind))
      manifest.modules[kind] ??= [{ ...manifest.modules['jira:globalPage']?.[0], key: 'other' }];
    expect(manifest.modules[kind]?.length).toBeGreaterThan(0);
    const app = parseManifest(stringify(manifest));
    const found = [
      app.functions.size && 'function',
      app.triggers.length && 'trigger',
      app.consumers.size && 'consumer',
      app.schedules.length && 'scheduledTrigger',
      app.webTriggers.size && 'webtrigger',
      app.automationActions.size && 'action',
      app.automationActions.size && 'automation:actionProvider',
      app.globalPermissions.length && 'jira:globalPermission',
      app.validators.length && 'jira:workflowValidator',
      ...[...app.pages.values()].map(({ moduleKind }) => moduleKind),
    ];
    expect(found).toContain(kind);
  });

  test('every address of the storage package is in it', () => {
    const called = [...packageSource('kvs/out/storage-api.js').matchAll(/'(\/api\/v1\/[^']+)'/g)].map(
      ([, address]) => address,
    );
    const listed = SUPPORTED_ROUTES.filter(({ remote }) => remote === 'kvs').map((route) => route.path);
    expect([...new Set(called)].sort()).toEqual([...listed].sort());
  });

  test('every address of the queue package is in it', () => {
    const called = [...packageSource('events/out/queries.js').matchAll(/'(\/webhook\/queue\/\w+\/)/g)].map(
      ([, address]) => address,
    );
    const listed = SUPPORTED_ROUTES.map((route) => route.path).filter((address) =>
      address.startsWith('/webhook/'),
    );
    expect([...called].sort()).toEqual([...listed].sort());
  });

  test('so are the addresses of web triggers and of privacy', () => {
    const [, reports] = /URL = '([^']+)'/.exec(packageSource('api/out/privacy/index.js')) ?? [];
    const [, gateway] = /AsApp\)\('([^']+)'/.exec(packageSource('api/out/webTrigger.js')) ?? [];
    const listed = SUPPORTED_ROUTES.map((route) => route.path);
    expect(listed).toEqual(expect.arrayContaining([reports, gateway]));
  });

  test('every expression method in it works, and no other', () => {
    const argument: Record<string, string> = {
      some: 'x => true',
      every: 'x => true',
      filter: 'x => true',
      map: 'x => x',
      toLowerCase: '',
      toUpperCase: '',
      trim: '',
      slice: '-1',
    };
    for (const [type, methods] of Object.entries(SUPPORTED_EXPRESSION_METHODS)) {
      for (const method of methods) {
        const expression = parseExpression(`event.${type}.${method}(${argument[method] ?? "'a'"}) != null`);
        expect(evaluateFilter(expression, { list: ['a'], string: 'a' })).toBe(true);
        expect(() => evaluateFilter(expression, { list: 1, string: 1 })).toThrow(ExpressionError);
      }
    }
    expect(() => parseExpression('event.list.reduce(x => x)')).toThrow(Refusal);
  });

  test('egress is what it names', () => {
    expect(SUPPORTED_EGRESS).toEqual([...parseManifest(text).egress]);
  });
});

describe('the platform proxy', () => {
  let emulator: FixtureEmulator;
  beforeAll(async () => {
    emulator = await startFixture();
  });
  afterAll(() => emulator.close());

  const ask = (remote: string, address: string) =>
    emulator.call('platform', { remote, path: address.endsWith('/') ? `${address}x` : address });

  test.each(SUPPORTED_ROUTES.map(({ remote, path: address }) => [remote, address]))(
    'plays %s %s',
    async (remote, address) => {
      const answer = await ask(remote, address);
      expect(answer).not.toMatchObject({ status: 501 });
      expect(answer).toMatchObject({ proxyError: null });
    },
  );

  test.each([
    ['confluence', '/wiki/api/v2/pages'],
    ['jira', '/wiki/api/v2/pages'],
    ['kvs', '/api/v1/dump'],
    ['stargate', '/graphql/twg'],
    ['stargate', '/forge/events/v1/app-events'],
  ])('refuses %s %s, with a hint', async (remote, address) => {
    const answer = (await ask(remote, address)) as { status: number; proxyError: string };
    expect(answer.status).toBe(501);
    expect(answer.proxyError).toContain('supported.ts');
  });

  test('refuses calls of no living invocation', async () => {
    const response = await fetch(`${emulator.url}/_forge/kvs/app/api/v1/get`, {
      method: 'POST',
      headers: { [TOKEN_HEADER]: 'made-up' },
      body: '{"key":"a"}',
    });
    expect(response.status).toBe(403);
    expect(response.headers.get('forge-proxy-error')).toBe('INVOCATION_ENDED');
  });
});
