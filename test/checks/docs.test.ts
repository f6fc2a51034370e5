import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createSite } from '../../emulator/atlassian/site';
import { createClock } from '../../emulator/clock';
import { describeInstalledApp } from '../../emulator/forge/installation';
import { parseManifest } from '../../emulator/forge/manifest/parse';
import { seedReference } from '../../scripts/docs/seed-reference';

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
