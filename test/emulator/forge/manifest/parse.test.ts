import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ProcessorBuilder, ValidationTypes } from '@forge/manifest';
import { parse, stringify } from 'yaml';
import { parseManifest } from '../../../../emulator/forge/manifest/parse';
import { Refusal } from '../../../../emulator/forge/refusal';

const text = readFileSync(path.join(__dirname, '../fixture/manifest.yml'), 'utf8');

/** What Atlassian's own validator says to the same text, but that the files it names lie elsewhere. */
async function platformErrors(yaml: string): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'manifest-'));
  const file = path.join(folder, 'manifest.yml');
  writeFileSync(file, yaml);
  const { errors } = await ProcessorBuilder.instance()
    .withValidation(ValidationTypes.FULL)
    .build()
    .process(file);
  rmSync(folder, { recursive: true });
  return (errors ?? [])
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message)
    .filter((message) => !/cannot find associated file|missing resource/.test(message));
}

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
      'on-bell': 55,
      'on-feed': 55,
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

  test('is refused with a filter that filters nothing', () => {
    const change = ({ modules }: Draft) => {
      Object.assign(modules.trigger?.[1] ?? {}, { filter: { onError: 'RECEIVE' } });
    };
    refused('manifest-invalid', change);
  });

  test('is refused with a filter that the emulator cannot evaluate', () => {
    refused('expression-not-supported', ({ modules }) => {
      Object.assign(modules.trigger?.[1] ?? {}, { filter: { expression: 'event.a + 1 == 2' } });
    });
  });

  test('is refused with actions or answers of web triggers that refer to nothing or say one thing twice', () => {
    refused('action-missing', ({ modules }) => {
      modules['automation:actionProvider']?.push({ key: 'more', actions: ['groom'] });
    });
    refused('resource-missing', ({ modules }) => {
      Object.assign(modules.action?.[0] ?? {}, { config: { resource: 'nowhere', render: 'native' } });
    });
    refused('too-many-actions', ({ modules }) => {
      for (let number = 0; number < 20; number += 1) {
        modules['automation:actionProvider']?.push({ key: `more-${String(number)}`, actions: ['feed'] });
      }
    });
    refused('output-repeated', ({ modules }) => {
      const output = { key: 'rung', statusCode: 200 };
      Object.assign(modules.webtrigger?.[1] ?? {}, {
        response: { type: 'static', outputs: [output, output] },
      });
    });
  });
});

describe('what the emulator takes of actions and web triggers, Atlassian takes too', () => {
  test('as they stand', async () => {
    expect(await platformErrors(text)).toEqual([]);
  });

  const inputs = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, number) => [
        `input${String(number)}`,
        { title: 'One', type: 'string', required: true, description: 'One.' },
      ]),
    );
  const asWebTrigger = (response: object) => (draft: Draft) => {
    Object.assign(draft.modules.webtrigger?.[0] ?? {}, { response });
  };
  const asAction = (change: object) => (draft: Draft) => {
    Object.assign(draft.modules.action?.[0] ?? {}, change);
  };
  test.each<[string, (draft: Draft) => void]>([
    ['a verb that does not exist', asAction({ actionVerb: 'FEED' })],
    ['eleven inputs', asAction({ inputs: inputs(11) })],
    ['an input of another type', asAction({ inputs: { one: { ...inputs(1).input0, type: 'date' } } })],
    ['outputs without a context', asAction({ outputContext: undefined })],
    [
      'a domain in capitals',
      asAction({ outputContext: { entityName: 'a', outputType: 'LIST', outputDomain: 'A' } }),
    ],
    ['a long description', asAction({ description: 'x'.repeat(256) })],
    [
      'an input without a description',
      asAction({ inputs: { one: { title: 'One', type: 'string', required: true } } }),
    ],
    ['a static web trigger without outputs', asWebTrigger({ type: 'static' })],
    [
      'a dynamic web trigger with outputs',
      asWebTrigger({ type: 'dynamic', outputs: [{ key: 'a', statusCode: 200 }] }),
    ],
    [
      'a static answer that is too long',
      asWebTrigger({ type: 'static', outputs: [{ key: 'a', statusCode: 200, body: 'x'.repeat(1025) }] }),
    ],
    ['a response of another type', asWebTrigger({ type: 'sometimes' })],
    [
      'an action that does not exist',
      ({ modules }) => modules['automation:actionProvider']?.push({ key: 'more', actions: ['groom'] }),
    ],
  ])('and both refuse %s', async (_, change) => {
    const yaml = changed(change);
    expect(() => parseManifest(yaml)).toThrow(Refusal);
    expect(await platformErrors(yaml)).not.toEqual([]);
  });
});
