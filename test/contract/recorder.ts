import type { CreateSite } from '../../emulator/assemble';
import type { Answered, Caller, Site } from '../../emulator/contract';
import { contractViolations, type Exchange } from './openapi';

/** What the app and others asked of a site while a test ran. */
export interface ContractRecorder {
  /** Makes sites that tell this recorder of every request and answer. */
  listeningTo(createSite: CreateSite): CreateSite;
  /** What the app asked, oldest first: `GET /rest/api/3/user`. */
  askedByApp(): string[];
  /** One line per violation of the contract by the app or the site, each once. */
  violations(): Promise<string[]>;
}

interface Recorded {
  caller: Caller;
  exchange: Exchange;
}

/** Waits for the answer of the site and reads copies of both. */
async function listen(request: Request, answered: Promise<Pick<Answered, 'response'>>): Promise<Exchange> {
  const copy = request.clone();
  const { response } = await answered;
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    path: pathname + search,
    requestHeaders: request.headers,
    requestBody: await copy.text(),
    status: response.status,
    responseHeaders: response.headers,
    responseBody: await response.clone().text(),
  };
}

/** A recorder with nothing in it. */
export function createContractRecorder(): ContractRecorder {
  const recorded: Recorded[] = [];
  const listeningSite = (site: Site): Site => ({
    ...site,
    async jira(request, caller, conditions) {
      const forwarded = request.clone();
      const answered = site.jira(forwarded, caller, conditions);
      recorded.push({ caller, exchange: await listen(request, answered) });
      return answered;
    },
    // Where this recorder listens, nobody but the app asks the organisation.
    async organisation(request, conditions) {
      const answered = site.organisation(request.clone(), conditions);
      const exchange = await listen(
        request,
        answered.then((response) => ({ response })),
      );
      recorded.push({ caller: { kind: 'app' }, exchange });
      return answered;
    },
  });
  return {
    listeningTo: (createSite) => (options) => {
      const seeded = createSite(options);
      return { ...seeded, site: listeningSite(seeded.site) };
    },
    askedByApp: () =>
      recorded
        .filter(({ caller }) => caller.kind === 'app' || caller.kind === 'app-as-person')
        .map(({ exchange: { method, path } }) => `${method} ${path.split('?')[0] ?? ''}`),
    async violations() {
      const found = await Promise.all(recorded.map(({ exchange }) => contractViolations(exchange)));
      return [...new Set(found.flat())];
    },
  };
}
