import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { parse } from 'yaml';
import { manifestWithoutEgress } from '../../scripts/manifest/without-egress';

const manifest = readFileSync('manifest.yml', 'utf8');
const without = manifestWithoutEgress(manifest);

test('the manifest allows the organisation API as the only address, and takes end-user data there', () => {
  expect(parse(manifest)).toMatchObject({
    permissions: { external: { fetch: { backend: [{ address: 'api.atlassian.com', inScopeEUD: true }] } } },
  });
});

test('without egress it is the same manifest, and allows no address and no web trigger', () => {
  const { permissions, modules, ...rest } = parse(manifest) as {
    permissions: { scopes: string[] };
    modules: Record<string, unknown>;
  };
  const { webtrigger, ...others } = modules;
  expect(webtrigger).toHaveLength(1);
  expect(parse(without)).toEqual({ ...rest, modules: others, permissions: { scopes: permissions.scopes } });
  expect(without.split('\n').every((line) => manifest.includes(line))).toBe(true);
});

describe('without egress', () => {
  const repository = process.cwd();
  const folder = mkdtempSync(path.join(tmpdir(), 'leaver-manifest-'));
  // The validator reads the manifest of the folder that it is called in, and looks at the files that it names.
  beforeAll(() => {
    writeFileSync(path.join(folder, 'manifest.yml'), without);
    for (const name of ['src', 'static', 'package.json'])
      symlinkSync(path.resolve(name), path.join(folder, name));
    process.chdir(folder);
  });
  afterAll(() => {
    process.chdir(repository);
    rmSync(folder, { recursive: true });
  });

  test.each([ValidationTypes.FULL, ValidationTypes.PRODUCT_TRIGGER])(
    "it passes Atlassian's validation %s",
    async (type) => {
      const { errors } = await ProcessorBuilder.instance().withValidation(type).build().process();
      expect(errors ?? []).toEqual([]);
    },
  );
});
