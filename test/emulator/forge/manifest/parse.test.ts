import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { parseManifest } from '../../../../emulator/forge/manifest/parse';
import { Refusal } from '../../../../emulator/forge/refusal';

const text = readFileSync(path.join(__dirname, '../fixture/manifest.yml'), 'utf8');

interface Draft {
  app: { storage: { entities: Record<string, unknown>[] }; runtime: Record<string, unknown> };
  permissions: { external: { fetch: { backend: unknown[] } } };
  modules: Record<string, Record<string, unknown>[]>;
}

/** The fixture's manifest with something changed. */
function changed(change: (draft: Draft) => void): string {
  const draft = parse(text) as Draft;
  change(draft);
  return stringify(draft);
}

const refused = (code: string, change: (draft: Draft) => void) => {
  const parsing = () => parseManifest(changed(change));
  expect(parsing).toThrow(Refusal);
  expect(parsing).toThrow(`(${code})`);
};

describe('the manifest', () => {
  test('is read into functions with the lowest limit of the modules that share them', () => {
    const { functions } = parseManifest(text);
    const limits = Object.fromEntries([...functions].map(([key, { limitSeconds }]) => [key, limitSeconds]));
    expect(limits).toEqual({
      resolve: 25,
      'on-event': 25,
      'consume-short': 55,
      'consume-long': 900,
      'consume-hastily': 1,
      'on-schedule': 900,
      'on-request': 55,
      validate: 25,
    });
    const shared = changed(({ modules }) => {
      modules.trigger?.push({ key: 'shares', function: 'on-schedule', events: ['avi:jira:created:issue'] });
    });
    expect(parseManifest(shared).functions.get('on-schedule')?.limitSeconds).toBe(25);
  });

  test('names indexes, also those without an explicit name', () => {
    const indexes = parseManifest(text).entities.get('animal')?.indexes;
    expect(indexes?.get('age')).toEqual({ name: 'age', partition: [], range: 'age' });
    expect(indexes?.get('by-species')).toEqual({ name: 'by-species', partition: ['species'], range: 'age' });
  });

  test('is refused with modules that the emulator does not know, or properties that it does not', () => {
    refused('module-not-supported', ({ modules }) => {
      modules['jira:issuePanel'] = [];
    });
    refused('manifest-invalid', ({ modules }) => {
      modules.trigger?.push({ key: 'a', function: 'resolve', events: ['x'], payload: {} });
    });
    refused('manifest-invalid', ({ app }) => {
      app.runtime.memoryMB = 2048;
    });
  });

  test('is refused with functions, resources or keys that do not fit', () => {
    refused('function-missing', ({ modules }) => {
      modules.consumer?.push({ key: 'a', queue: 'a', function: 'nowhere' });
    });
    refused('resource-missing', ({ modules }) => {
      Object.assign(modules['jira:globalPage']?.[0] ?? {}, { resource: 'nowhere' });
    });
    refused('key-repeated', ({ modules }) => {
      modules.consumer?.push({ key: 'tick', queue: 'a', function: 'consume-short' });
    });
  });

  test('is refused with more than five schedules, or two of five minutes', () => {
    const add = (count: number, interval: string) => (draft: Draft) => {
      for (let number = 0; number < count; number += 1) {
        draft.modules.scheduledTrigger?.push({
          key: `more-${String(number)}`,
          function: 'on-schedule',
          interval,
        });
      }
    };
    refused('too-many-schedules', add(4, 'day'));
    refused('too-many-schedules', add(1, 'fiveMinute'));
    expect(() => parseManifest(changed(add(3, 'week')))).not.toThrow();
  });

  test('is refused with entities past the limits or with indexes that cannot be', () => {
    refused('index-invalid', ({ app }) => {
      app.storage.entities.push({ name: 'plant', attributes: { soil: { type: 'any' } }, indexes: ['soil'] });
    });
    refused('index-invalid', ({ app }) => {
      app.storage.entities.push({ name: 'plant', attributes: {}, indexes: ['soil'] });
    });
    refused('too-many-entities', ({ app }) => {
      const names = Array.from({ length: 8 }, (_, number) => `soil${String(number)}`);
      const attributes = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
      app.storage.entities.push({ name: 'plant', attributes, indexes: names });
    });
  });

  test('is refused with egress to what the emulator does not play', () => {
    refused('egress-not-supported', ({ permissions }) => {
      permissions.external.fetch.backend.push('https://example.com');
    });
  });

  test('is refused with a filter that the emulator cannot evaluate', () => {
    refused('expression-not-supported', ({ modules }) => {
      Object.assign(modules.trigger?.[1] ?? {}, { filter: { expression: 'event.a + 1 == 2' } });
    });
  });
});
