import { z } from 'zod';
import { OPERATOR, type Ask } from './conversation';

const page = z.object({ values: z.array(z.object({ id: z.string() })) });
const named = z.object({ values: z.array(z.object({ id: z.string(), name: z.string() })) });
const created = z.object({ issueKey: z.string() });

/** Everything about requests of the service project. */
export async function talkAboutRequests(ask: Ask): Promise<void> {
  const desks = page.parse(await ask(OPERATOR, 'GET /rest/servicedeskapi/servicedesk', 200));
  const desk = desks.values[0]?.id ?? '';
  const address = `/rest/servicedeskapi/servicedesk/${desk}`;
  await ask(OPERATOR, `GET ${address}`, 200);
  await ask(OPERATOR, 'GET /rest/servicedeskapi/servicedesk/999999', 404);
  const types = page.parse(await ask(OPERATOR, `GET ${address}/requesttype`, 200));
  const type = types.values[0]?.id ?? '';
  await ask(OPERATOR, `GET ${address}/requesttype/${type}`, 200);
  const { issueKey } = created.parse(
    await ask(OPERATOR, 'POST /rest/servicedeskapi/request', 201, {
      serviceDeskId: desk,
      requestTypeId: type,
      requestFieldValues: { summary: 'Made by the contract test' },
    }),
  );
  const request = `/rest/servicedeskapi/request/${issueKey}`;
  await ask(OPERATOR, `GET ${request}`, 200);
  await ask(OPERATOR, 'GET /rest/servicedeskapi/request/IT-999', 404);
  await ask(OPERATOR, `POST ${request}/comment`, 201, { body: 'Seen.', public: false });
  await ask(OPERATOR, `GET ${request}/comment`, 200);
  const { values } = named.parse(await ask(OPERATOR, `GET ${request}/transition`, 200));
  const transition = values.find(({ name }) => name === 'Start progress');
  await ask(OPERATOR, `POST ${request}/transition`, 204, { id: transition?.id });
}
