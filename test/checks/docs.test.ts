import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createSite } from '../../emulator/atlassian/site';
import { createClock } from '../../emulator/clock';
import { describeInstalledApp } from '../../emulator/forge/installation';
import { parseManifest } from '../../emulator/forge/manifest/parse';
import { startEmulator } from '../../emulator/server';
import { seedReference } from '../../scripts/docs/seed-reference';
import { supportedReference } from '../../scripts/docs/supported-reference';
import { curlExamples, send } from './curl-examples';

const SCALE_MILLISECONDS = 60_000;

describe('docs/seeds.md', () => {
  const page = readFileSync('docs/seeds.md', 'utf8');
  const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');

  test('lists the fields of the seed format (npm run docs makes the list)', () => {
    expect(page).toContain(seedReference());
  });

  test.each(examples)(
    'gives an example that makes a site: %#',
    (example) => {
      const app = describeInstalledApp(parseManifest(readFileSync('manifest.yml', 'utf8')));
      const { site } = createSite({ clock: createClock(), app, seed: parse(example) });
      expect(site.state()).toHaveProperty('people');
    },
    SCALE_MILLISECONDS,
  );
});

describe('docs/emulator.md', () => {
  const page = readFileSync('docs/emulator.md', 'utf8');

  test('lists what the emulator supports (npm run docs makes the list)', () => {
    expect(page).toContain(supportedReference());
  });

  test('has examples that are answered, one for each address under /_emulator', async () => {
    const emulator = await startEmulator({ port: 0, quiet: true });
    for (const example of curlExamples(page)) {
      const response = await send(example, emulator.url);
      expect({ example, isOk: response.ok, answer: await response.text() }).toMatchObject({ isOk: true });
    }
    await emulator.close();
    const examples = curlExamples(page).join('\n');
    const addresses = [...page.matchAll(/\/_emulator\/(\w+)`\]/g)].map(([, address]) => address ?? '');
    expect(addresses.filter((address) => !examples.includes(`/_emulator/${address}`))).toEqual([]);
    expect(addresses).toHaveLength(14);
  });
});
