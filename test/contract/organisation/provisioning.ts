import { z } from 'zod';
import type { Ask } from '../site/conversation';
import { SCIM, SCIM_KEY } from './names';

const list = z.object({ Resources: z.array(z.object({ id: z.string() })) });
const PATCH = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

/** Everything about the identity provider's directory (SCIM). */
export async function talkAboutProvisioning(ask: Ask): Promise<void> {
  const byName = encodeURIComponent('userName eq "synced@acme.example"');
  const found = list.parse(await ask(SCIM_KEY, `GET ${SCIM}/Users?filter=${byName}`, 200));
  const user = `${SCIM}/Users/${found.Resources[0]?.id ?? ''}`;
  await ask(SCIM_KEY, `GET ${SCIM}/Users?startIndex=3&count=2&attributes=userName,emails.value`, 200);
  await ask(SCIM_KEY, `GET ${SCIM}/Users?filter=${encodeURIComponent('emails co "a"')}`, 400);
  await ask(SCIM_KEY, `GET ${user}?excludedAttributes=groups`, 200);
  await ask(SCIM_KEY, `GET ${SCIM}/Users/nonsense`, 404);
  for (const value of [false, true]) {
    const Operations = [{ op: 'replace', path: 'active', value }];
    await ask(SCIM_KEY, `PATCH ${user}`, 200, { schemas: PATCH, Operations });
  }
  await ask(SCIM_KEY, `PATCH ${user}`, 400, {
    schemas: PATCH,
    Operations: [{ op: 'replace', path: 'title', value: 'x' }],
  });
  await changeGroups(ask, found.Resources[0]?.id ?? '');
  await askWithWrongKeys(ask);
}

async function changeGroups(ask: Ask, member: string): Promise<void> {
  const byName = encodeURIComponent('displayName eq "idp-office"');
  const found = list.parse(await ask(SCIM_KEY, `GET ${SCIM}/Groups?filter=${byName}`, 200));
  const group = `${SCIM}/Groups/${found.Resources[0]?.id ?? ''}`;
  await ask(SCIM_KEY, `GET ${group}`, 200);
  await ask(SCIM_KEY, `GET ${SCIM}/Groups/nonsense`, 404);
  for (const op of ['remove', 'add']) {
    const Operations = [{ op, path: 'members', value: [{ value: member }] }];
    await ask(SCIM_KEY, `PATCH ${group}`, 200, { schemas: PATCH, Operations });
  }
  await ask(SCIM_KEY, `PATCH ${group}`, 400, { schemas: PATCH, Operations: [] });
}

async function askWithWrongKeys(ask: Ask): Promise<void> {
  await ask(undefined, `GET ${SCIM}/Users`, 401);
  await ask(`${SCIM_KEY}-expired`, `GET ${SCIM}/Users`, 401);
  await ask(`${SCIM_KEY}-other`, `GET ${SCIM}/Users`, 403);
  await ask('Bearer emulator-org-key', `GET ${SCIM}/Users`, 401);
  await ask(SCIM_KEY, 'GET /scim/directory/nonsense/Users', 404);
}
