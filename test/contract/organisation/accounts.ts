import { z } from 'zod';
import { LEAVER, SITE_ADMIN, type Ask, type Ids } from '../site/conversation';
import { KEY, key } from './names';

const tokens = z.array(z.object({ id: z.string() }));

/** Everything about managed accounts (user management). */
export async function talkAboutAccounts(ask: Ask, id: Ids): Promise<void> {
  await askWhatIsAllowed(ask, id);
  await changeLifecycle(ask, id);
  await refuseLifecycle(ask, id);
  const manage = `/users/${id.person(LEAVER)}/manage`;
  const [first] = tokens.parse(await ask(KEY, `GET ${manage}/api-tokens`, 200));
  await ask(KEY, `DELETE ${manage}/api-tokens/${first?.id ?? ''}`, 204);
  await ask(KEY, `DELETE ${manage}/api-tokens/nonsense`, 404);
}

async function askWhatIsAllowed(ask: Ask, id: Ids): Promise<void> {
  const manage = `GET /users/${id.person(LEAVER)}/manage`;
  await ask(KEY, manage, 200);
  await ask(KEY, `${manage}?privileges=lifecycle.enablement&privileges=lifecycle.delete`, 200);
  await ask(KEY, `GET /users/${id.person('synced@acme.example')}/manage`, 200);
  await ask(KEY, `GET /users/${id.person('contractor@acme.example')}/manage`, 403);
  await ask(KEY, 'GET /users/712020:nobody/manage', 404);
  await ask(undefined, manage, 401);
  await ask(key('expired'), manage, 401);
  await ask(key('with-scopes'), manage, 403);
  await ask(key('limited'), manage, 403);
  await ask(key('other'), manage, 403);
}

async function changeLifecycle(ask: Ask, id: Ids): Promise<void> {
  const lifecycle = `/users/${id.person('rosa.lindqvist@acme.example')}/manage/lifecycle`;
  await ask(KEY, `POST ${lifecycle}/disable`, 204, { message: 'You left Acme.' });
  await ask(KEY, `POST ${lifecycle}/enable`, 204);
  await ask(KEY, `POST ${lifecycle}/cancel-delete`, 404);
  await ask(KEY, `POST ${lifecycle}/delete`, 200);
  await ask(KEY, `POST ${lifecycle}/delete`, 409);
  await ask(KEY, `POST ${lifecycle}/disable`, 409, {});
  await ask(KEY, `POST ${lifecycle}/enable`, 409);
  await ask(KEY, `POST ${lifecycle}/cancel-delete`, 200);
}

async function refuseLifecycle(ask: Ask, id: Ids): Promise<void> {
  for (const email of [
    SITE_ADMIN,
    'synced@acme.example',
    'paula.gomez@acme.example',
    'second-agent@acme.example',
  ]) {
    const lifecycle = `/users/${id.person(email)}/manage/lifecycle`;
    await ask(KEY, `POST ${lifecycle}/disable`, 403, {});
    await ask(KEY, `POST ${lifecycle}/delete`, 403);
  }
  await ask(KEY, `POST /users/${id.person('contractor@acme.example')}/manage/lifecycle/disable`, 403, {});
  await ask(KEY, `POST /users/${id.person('quentin.moreau@acme.example')}/manage/lifecycle/disable`, 409, {});
  await ask(KEY, 'POST /users/712020:nobody/manage/lifecycle/delete', 404);
}
