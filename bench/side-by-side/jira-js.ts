import { readFileSync } from 'node:fs';
import { Version3Client } from 'jira.js';

/** A script as one writes it in an afternoon: ten people at a time, and whatever fails is logged and left. */

const AT_A_TIME = 10;
const [host = '', file = '', email = ''] = process.argv.slice(2);
const jira = new Version3Client({ host, authentication: { basic: { email, apiToken: 'emulator' } } });
const addresses = readFileSync(file, 'utf8').trim().split('\n');
let calls = 0;
let refused = 0;

/** Counts a call, and whether Jira said that there were too many. */
async function counted<T>(call: Promise<T>): Promise<T> {
  calls += 1;
  try {
    return await call;
  } catch (error) {
    if (statusOf(error) === 429) refused += 1;
    throw error;
  }
}

/** jira.js throws the response's status as a field of its own. */
function statusOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('status' in error) return error.status;
  return 'response' in error ? statusOf(error.response) : undefined;
}

async function offboard(address: string): Promise<void> {
  const [user] = await counted(jira.userSearch.findUsers({ query: address }));
  const accountId = user?.accountId;
  if (accountId === undefined) throw new Error(`Nobody has the address ${address}.`);
  const { groups } = await counted(jira.users.getUser({ accountId, expand: 'groups' }));
  for (const { groupId = '' } of groups?.items ?? []) {
    await counted(jira.groups.removeUserFromGroup({ groupId, accountId }));
  }
  await counted(jira.users.removeUser({ accountId }));
  await counted(jira.users.getUser({ accountId }));
}

async function work(): Promise<void> {
  for (let address = addresses.shift(); address !== undefined; address = addresses.shift()) {
    await offboard(address).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
    });
  }
}

void Promise.all(Array.from({ length: AT_A_TIME }, work)).then(() => {
  console.log(JSON.stringify({ calls, refused }));
});
