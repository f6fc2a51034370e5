import { join, resolve } from 'node:path';
import { z } from 'zod';
import { assemble, type Assembled } from '../../emulator/assemble';
import { createSite } from '../../emulator/atlassian/site';
import { createContractRecorder } from './recorder';
import { JIRA_ADMIN, OPERATOR, converse, type Ask } from './site/conversation';

const JOURNEYS_MILLISECONDS = 240_000;
const transitions = z.object({ transitions: z.array(z.object({ id: z.string(), name: z.string() })) });

const recorder = createContractRecorder();
let emulator: Assembled;
let violations: string[];

/** Makes a transition and lets everything happen that follows. */
async function transition(ask: Ask, as: string, issue: string, name: string): Promise<void> {
  const path = `/rest/api/3/issue/${issue}/transitions`;
  const found = transitions
    .parse(await ask(as, `GET ${path}`, 200))
    .transitions.find((each) => each.name === name);
  await ask(as, `POST ${path}`, 204, { transition: { id: found?.id } });
  await ask(undefined, 'POST /_emulator/drain', 200, {});
}

/** The ways that tickets of the seed can take: gone, refused, empty, undone, missed, and a site that says no. */
async function travel(ask: Ask): Promise<void> {
  for (const issue of ['IT-1', 'IT-2', 'IT-3', 'IT-4']) await transition(ask, OPERATOR, issue, 'Resolve');
  await transition(ask, OPERATOR, 'IT-1', 'Reopen');
  await ask(undefined, 'POST /_emulator/reset', 200, { seed: 'company' });
  await transition(ask, JIRA_ADMIN, 'IT-1', 'Resolve');
  await ask(undefined, 'POST /_emulator/faults', 200, { rules: [], site: { appIsSiteAdmin: false } });
  await transition(ask, OPERATOR, 'IT-2', 'Resolve');
  await ask(undefined, 'POST /_emulator/faults', 200, {
    rules: [{ target: 'event', effect: { drop: 'before' }, times: 5 }],
  });
  await transition(ask, OPERATOR, 'IT-3', 'Resolve');
  await ask(undefined, 'DELETE /_emulator/faults', 200);
  for (const key of ['tick', 'missed']) {
    await ask(undefined, 'POST /_emulator/schedule', 200, { key });
    await ask(undefined, 'POST /_emulator/drain', 200, {});
  }
}

beforeAll(async () => {
  const projectRoot = resolve('.');
  emulator = await assemble({
    port: 0,
    host: '127.0.0.1',
    seed: 'company',
    projectRoot,
    cache: join(projectRoot, '.cache'),
    manifestPath: join(projectRoot, 'manifest.yml'),
    createSite: recorder.listeningTo(createSite),
    log: () => undefined,
  });
  const { ask, surprises } = converse(emulator.url);
  await travel(ask);
  expect(surprises).toEqual([]);
  violations = await recorder.violations();
}, JOURNEYS_MILLISECONDS);

afterAll(async () => {
  await emulator.close();
});

describe('the app on its journeys', () => {
  test("makes only requests that Atlassian's OpenAPI documents describe, and gets only such answers", () => {
    expect(recorder.askedByApp().length).toBeGreaterThan(0);
    expect(violations).toEqual([]);
  });
});
