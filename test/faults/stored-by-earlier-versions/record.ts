import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as Journeys from '../../journeys/site';
import { STAGES_OF, type Stage } from './stages';

/**
 * Records what an earlier version leaves behind when it is replaced in the middle of its work: what it has stored, what
 * it has put on the queue, and what was asked of Jira until then. `npm run record:stored -- CHECKOUT NAME STAGES` with a
 * checkout of that version, whose own emulator and app are run. Everybody and everything in it is invented: it is the
 * seed `company`.
 */

/** Reads that are sent with POST. */
const READS = /permissions\/check|search|bulkfetch|changelog\/list|jql\/parse/;

interface Asked {
  caller: unknown;
  method: string;
  /** With its query. */
  path: string;
  body: unknown;
}

interface Pushed {
  queueName: string;
  body: object;
  concurrency: object | null;
}

type Site = Journeys.TestSite;

/** Writes down what changes the site, and what is put on the queue, from now on. */
function listen(site: Site): { asked: Asked[]; pushed: Pushed[] } {
  const asked: Asked[] = [];
  const pushed: Pushed[] = [];
  const { site: jira, queue } = site.emulator.host();
  const [answer, enqueue] = [jira.jira.bind(jira), queue.enqueue.bind(queue)];
  jira.jira = async (request, caller, conditions) => {
    const { method } = request;
    const { pathname, search } = new URL(request.url);
    const text = method === 'GET' ? '' : await request.clone().text();
    const answered = await answer(request, caller, conditions);
    if (method !== 'GET' && !READS.test(pathname) && answered.response.ok) {
      const body: unknown = text === '' ? null : JSON.parse(text);
      asked.push({ caller, method, path: pathname + search, body });
    }
    return answered;
  };
  queue.enqueue = (queueName, jobId, events, chain) => {
    pushed.push(...events.map(({ body, concurrency = null }) => ({ queueName, body, concurrency })));
    enqueue(queueName, jobId, events, chain);
  };
  return { asked, pushed };
}

async function record(site: Site, version: string, stage: Stage): Promise<void> {
  await site.reset();
  const heard = listen(site);
  await stage.reach(site);
  const { keys, entities } = (await (await fetch(`${site.url}/_emulator/storage`)).json()) as {
    keys: object;
    entities: object;
  };
  const file = path.join(__dirname, version, `${stage.name}.json`);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ at: site.now(), keys, entities, ...heard })}\n`);
  console.log(`${file}: ${String(heard.asked.length)} writes, ${String(heard.pushed.length)} events`);
}

async function main([checkout, version, since]: string[]): Promise<void> {
  const stages = STAGES_OF[since ?? ''];
  if (!checkout || !version || !stages) {
    throw new Error(`Wanted: a checkout, a name, and one of ${Object.keys(STAGES_OF).join(', ')}.`);
  }
  const journeys = (await import(path.resolve(checkout, 'test/journeys/site.ts'))) as typeof Journeys;
  const site = await journeys.TestSite.start();
  try {
    for (const stage of stages) await record(site, version, stage);
  } finally {
    await site.close();
  }
}

void main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
