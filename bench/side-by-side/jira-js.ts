import { readFileSync } from 'node:fs';
import { Version3Client } from 'jira.js';

/** A script as one writes it in an afternoon: ten people at a time, and whatever fails is logged and left. */

const AT_A_TIME = 10;
const [host = '', file = '', email = ''] = process.argv.slice(2);
const jira = new Version3Client({ host, authentication: { basic: { email, apiToken: 'emulator' } } });
const addresses = readFileSync(file, 'utf8').trim().split('\n');

async function offboard(address: string): Promise<void> {
  const [user] = await jira.userSearch.findUsers({ query: address });
  const accountId = user?.accountId;
  if (accountId === undefined) throw new Error(`Nobody has the address ${address}.`);
  const { groups } = await jira.users.getUser({ accountId, expand: 'groups' });
  for (const { groupId = '' } of groups?.items ?? []) {
    await jira.groups.removeUserFromGroup({ groupId, accountId });
  }
  await jira.users.removeUser({ accountId });
  await jira.users.getUser({ accountId });
}

async function work(): Promise<void> {
  for (let address = addresses.shift(); address !== undefined; address = addresses.shift()) {
    await offboard(address).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
    });
  }
}

void Promise.all(Array.from({ length: AT_A_TIME }, work));
