// npm run openapi:fetch -- <folder>: Atlassian's OpenAPI documents, for the contract tests of those who have network.
import './node-version.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const SITE = 'https://developer.atlassian.com/cloud';
const DOCUMENTS = {
  'jira.json': `${SITE}/jira/platform/swagger-v3.v3.json`,
  'jira-service-management.json': `${SITE}/jira/service-desk/swagger.v3.json`,
  'admin-organization.json': `${SITE}/admin/organization/swagger.v3.json`,
  'admin-user-management.json': `${SITE}/admin/user-management/swagger.v3.json`,
  'scim.json': `${SITE}/admin/user-provisioning/swagger.v3.json`,
};

/** Fetches one document, and refuses what is no OpenAPI document (a page that says where it went, for one). */
async function fetchDocument(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status} ${response.statusText}`);
  const text = await response.text();
  if (typeof JSON.parse(text).paths !== 'object') throw new Error(`${address} is not an OpenAPI document`);
  return text;
}

const [named, ...others] = process.argv.slice(2);
const folder = named ?? process.env.ATLASSIAN_OPENAPI;
if (!folder || others.length > 0) {
  console.error(
    "Name the folder for Atlassian's OpenAPI documents: npm run openapi:fetch -- ../shared/openapi\n" +
      'Any folder will do when ATLASSIAN_OPENAPI names it, for this command and for npm test.',
  );
  process.exit(1);
}

await mkdir(resolve(folder), { recursive: true });
for (const [name, address] of Object.entries(DOCUMENTS)) {
  try {
    await writeFile(join(resolve(folder), name), await fetchDocument(address));
    console.log(`${name}  from ${address}`);
  } catch (error) {
    const cause = error.cause?.message ? ` (${error.cause.message})` : '';
    console.error(`${name} could not be fetched: ${error.message}${cause}`);
    process.exitCode = 1;
  }
}
