import { supportedOrganisationRoutes } from '../../emulator/atlassian/organisation/supported';
import { supportedRoutes } from '../../emulator/atlassian/supported';
import { startEmulator, type Emulator } from '../../emulator/server';
import { unusedKnownErrors } from './known-errors';
import { contractViolations } from './openapi';
import { converse, idsOf, type Conversation } from './site/conversation';
import { talkAboutIssues } from './site/issues';
import { talkAboutOrganisation } from './organisation/organisation';
import { talkAboutPeople } from './site/people';
import { talkAboutRequests } from './site/requests';
import { talkAboutVocabulary } from './site/vocabulary';
import { talkAboutWork } from './site/work';

const CONVERSATION_MILLISECONDS = 120_000;
const allRoutes = [...supportedRoutes, ...supportedOrganisationRoutes];

let emulator: Emulator;
let conversation: Conversation;
let violations: string[];

beforeAll(async () => {
  emulator = await startEmulator({ port: 0, seed: 'company', quiet: true });
  conversation = converse(emulator.url);
  const { ask } = conversation;
  const state: unknown = await (await fetch(`${emulator.url}/_emulator/state`)).json();
  const ids = idsOf(state);
  await talkAboutVocabulary(ask);
  await talkAboutPeople(ask, ids);
  await talkAboutWork(ask, ids);
  await talkAboutIssues(ask, ids);
  await talkAboutRequests(ask);
  await talkAboutOrganisation(ask, ids);
  violations = (await Promise.all(conversation.exchanges.map(contractViolations))).flat();
}, CONVERSATION_MILLISECONDS);

afterAll(async () => {
  await emulator.close();
});

/** The route that answers a path: the one with the fewest parameters of those that match. */
function routeOf(method: string, path: string): string | undefined {
  const [pathname = ''] = path.split('?');
  const matching = allRoutes.filter(
    (route) =>
      route.method === method && new RegExp(`^${route.path.replace(/\{[^}]*\}/g, '[^/]+')}$`).test(pathname),
  );
  const parameters = (route: { path: string }) => route.path.split('{').length;
  const [closest] = matching.sort((one, other) => parameters(one) - parameters(other));
  return closest && `${closest.method} ${closest.path}`;
}

describe('the emulated site', () => {
  test('answers as the seed and the permissions of people make one expect', () => {
    expect(conversation.surprises).toEqual([]);
  });

  test("conforms to Atlassian's OpenAPI documents in every answer", () => {
    expect(violations).toEqual([]);
  });

  test('was asked for every operation that it supports', () => {
    const asked = new Set(conversation.exchanges.map(({ method, path }) => routeOf(method, path)));
    const supported = allRoutes.map(({ method, path }) => `${method} ${path}`);
    expect(supported.filter((route) => !asked.has(route))).toEqual([]);
  });
});

describe('the list of known errors of the documents', () => {
  test('holds none that explains nothing', () => {
    expect(unusedKnownErrors()).toEqual([]);
  });
});
