import { z } from 'zod';
import { JIRA_ADMIN, OPERATOR, type Ask } from './conversation';

const identified = z.array(z.object({ id: z.string() }));

/** Everything about the words of the site: fields, statuses, resolutions, priorities, issue types. */
export async function talkAboutVocabulary(ask: Ask): Promise<void> {
  await ask(OPERATOR, 'GET /rest/api/3/field', 200);
  await ask(OPERATOR, 'GET /rest/api/3/field/search?query=Leaver', 200);
  await ask(OPERATOR, 'GET /rest/api/3/statuscategory', 200);
  await ask(JIRA_ADMIN, 'GET /rest/api/3/statuses/search', 200);
  await ask(OPERATOR, 'GET /rest/api/3/priority', 200);
  await ask(OPERATOR, 'GET /rest/api/3/project/IT/statuses', 200);
  for (const collection of ['status', 'resolution', 'issuetype']) {
    const [first] = identified.parse(await ask(OPERATOR, `GET /rest/api/3/${collection}`, 200));
    await ask(OPERATOR, `GET /rest/api/3/${collection}/${first?.id ?? ''}`, 200);
    await ask(OPERATOR, `GET /rest/api/3/${collection}/999999`, 404);
  }
  const { id } = z.object({ id: z.string() }).parse(await ask(OPERATOR, 'GET /rest/api/3/project/IT', 200));
  await ask(OPERATOR, `GET /rest/api/3/issuetype/project?projectId=${id}`, 200);
}
