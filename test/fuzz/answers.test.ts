import fc from 'fast-check';
import type { AtlassianCall } from '../../src/atlassian/call';
import { createAtlassianClient } from '../../src/atlassian/client';
import * as directory from '../../src/atlassian/endpoints/directory';
import * as lastActive from '../../src/atlassian/endpoints/last-active';
import * as lifecycle from '../../src/atlassian/endpoints/lifecycle';
import * as organisations from '../../src/atlassian/endpoints/organisations';
import * as scim from '../../src/atlassian/endpoints/scim';
import { createEgressPace } from '../../src/atlassian/pace';
import { getUserWithAccess } from '../../src/jira/endpoints/users';
import { createSecretMask } from '../../src/offboarding/secrets';
import { manualTime } from '../jira/manual-time';
import { answeredBy, expectWords, outcomeOf } from './answered';
import { anyJson, anyText, changed, INTERNALS } from './any';
import { tries } from './bounds';

const KEY = 'a-secret-key-of-an-organisation';
const PLACE = { organisationId: 'o', directoryId: 'd' };

/** What the organisation's APIs answer, by the documents, to each call whose answer is read. */
const ANSWERS: [AtlassianCall<unknown>, unknown][] = [
  [organisations.getOrganisations(), { data: [{ id: 'o', type: 'orgs', attributes: { name: 'Acme' } }] }],
  [
    organisations.getDirectories('o', ''),
    { data: [{ directoryId: 'd', name: 'Acme' }], links: { next: 'cursor' } },
  ],
  [
    organisations.queryWorkspaces('o'),
    { data: [{ id: 'w', attributes: { name: 'Jira', hostUrl: 'https://acme.atlassian.net' } }] },
  ],
  [
    directory.searchUser(PLACE, 'a'),
    {
      data: [
        {
          accountId: 'a',
          email: 'leo@acme.example',
          accountStatus: 'active',
          claimStatus: 'managed',
          managementSource: null,
          membershipStatus: 'active',
          status: 'none',
        },
      ],
    },
  ],
  [
    directory.getRoleAssignments('o', 'a', ''),
    { data: [{ resourceId: 'r', resourceOwner: 'jira', directoryId: 'd' }], links: { next: null } },
  ],
  [
    directory.searchGroupsOf(PLACE, 'a', ''),
    { data: [{ id: 'g', externalSynced: true }], links: { next: 'cursor' } },
  ],
  [
    directory.inviteUser('o', 'leo@acme.example', ['g']),
    { data: [{ results: [{ groupAssignmentResult: [{ group: 'g', status: 'SUCCESS' }] }] }] },
  ],
  [
    lastActive.getLastActiveDates('o', 'a'),
    { data: { product_access: [{ id: 'p', key: 'jira-software', last_active: '2026-01-01' }] } },
  ],
  [
    lifecycle.getManageability('a'),
    { 'lifecycle.enablement': { allowed: false, reason: { key: 'externalDirectory.scim' } } },
  ],
  [
    scim.findScimUser('d', 'leo'),
    {
      totalResults: 1,
      Resources: [
        {
          id: 's',
          userName: 'leo',
          active: true,
          'urn:scim:schemas:extension:atlassian-external:1.0': { atlassianAccountId: 'a' },
        },
      ],
    },
  ],
];

const status = fc.constantFrom(
  200,
  201,
  204,
  206,
  301,
  400,
  401,
  403,
  404,
  409,
  413,
  429,
  500,
  502,
  503,
  504,
);
/** What a header can hold on the wire. */
const headerText = fc.oneof(
  fc.constantFrom('0', '1', '-5', '3600', '9'.repeat(400), '1e999', '1763712000000', 'Infinity', 'NaN'),
  fc.constantFrom('Wed, 21 Oct 2026 07:28:00 GMT', '2999-01-01T00:00:00Z', '275760-09-13', '+275760-09-13'),
  fc.stringMatching(/^[\x21-\x7e]{0,30}$/),
);
const headers = fc.record(
  {
    'Retry-After': headerText,
    'RateLimit-Reason': fc.oneof(fc.constant('jira-quota-global-based'), headerText),
    'X-RateLimit-Reset': headerText,
    'atl-traceid': headerText,
  },
  { requiredKeys: [] },
);
const errorBody = changed({
  errorMessages: ['No.'],
  errors: { assignee: 'Nobody.' },
  message: 'No.',
  key: 'forbidden',
  context: { message: KEY, reason: { key: 'externalDirectory.scim' }, errorCodes: [{ code: 'x' }] },
});
const text = fc.oneof(
  fc.oneof(errorBody, anyJson).map((body) => JSON.stringify(body)),
  anyText,
  fc.constant(`<html>${KEY}</html>`),
);
/** Answers of these have no body by the protocol. */
const responseOf = (code: number, words: string, told: Record<string, string>) => () =>
  new Response(code === 204 ? null : words, { status: code, headers: told });

function organisationAnswering(response: () => Response) {
  const { clock, sleep } = manualTime();
  const secrets = createSecretMask();
  secrets.learn(KEY);
  const client = createAtlassianClient(
    {
      fetch: () => Promise.reject(new Error('sent by the call')),
      pace: createEgressPace(clock),
      clock,
      sleep,
      mask: (words) => Promise.resolve(secrets.mask(words)),
    },
    KEY,
  );
  return async (call: AtlassianCall<unknown>) => ({
    outcome: await outcomeOf(client.call({ ...call, send: () => Promise.resolve(response()) })),
    now: clock.now(),
  });
}

describe('whatever is answered', () => {
  it('by Jira is read, or refused in words, and waits no longer than a day', async () => {
    await fc.assert(
      fc.asyncProperty(status, text, headers, async (code, words, told) => {
        const { outcome, spent, now } = await answeredBy(
          getUserWithAccess('leo'),
          responseOf(code, words, told),
        );
        expectWords(outcome, now);
        expect(Number.isFinite(spent)).toBe(true);
      }),
      tries(200),
    );
  });

  it('by the organisation is read, or refused in words without the key, and waits no longer than a day', async () => {
    const [[call] = []] = ANSWERS;
    await fc.assert(
      fc.asyncProperty(status, text, headers, async (code, words, told) => {
        if (!call) throw new Error('There is no call.');
        const { outcome, now } = await organisationAnswering(responseOf(code, words, told))(call);
        expectWords(outcome, now);
        if ('error' in outcome) expect(String(outcome.error)).not.toContain(KEY);
      }),
      tries(200),
    );
  });

  it.each(ANSWERS.map(([call, body]) => ({ name: call.operation, call, body })))(
    'to $name may lack, add or mistake anything',
    async ({ call, body }) => {
      const whole = await organisationAnswering(() => Response.json(body))(call);
      expect(whole.outcome).toHaveProperty('answer');
      await fc.assert(
        fc.asyncProperty(changed(body), async (other) => {
          const { outcome, now } = await organisationAnswering(() => Response.json(other))(call);
          expectWords(outcome, now);
          if ('answer' in outcome) expect(JSON.stringify(outcome.answer)).not.toMatch(INTERNALS);
        }),
        tries(40),
      );
    },
  );
});
