import fc from 'fast-check';
import { answerWebTrigger, type WebTriggerParts } from '../../src/entry/web-trigger';
import { signatureOf, type SignedParts } from '../../src/offboarding/orchestration/signature';
import { wellFormed } from '../../src/offboarding/well-formed';
import { createKey, send, type Key } from '../journeys/orchestration/tool';
import { CONTRACTOR, TestSite } from '../journeys/site';
import { everyWrite } from '../pages/calls';
import { anyJson, anyText, changed, DEEP, INTERNALS } from './any';
import { tries } from './bounds';
import { partsWith } from './parts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const MINUTE_SECONDS = 61;

/** What a header or an address can hold. */
const printable = fc.stringMatching(/^[\x20-\x7e]{0,20}$/);
const signed: fc.Arbitrary<SignedParts> = fc.record({
  timestamp: fc.nat().map(String),
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc.constantFrom('/', '/a', '/a\nb=c', '/a/b'),
  query: fc.dictionary(anyText, fc.array(anyText, { minLength: 1, maxLength: 2 }), { maxKeys: 2 }),
  idempotencyKey: printable,
  body: fc.oneof(
    anyText,
    anyJson.map((value) => JSON.stringify(value)),
  ),
});

/** The same request, whatever order its parameters came in and however half a character is written. */
const meaning = ({ query, ...request }: SignedParts): string =>
  Buffer.from(
    JSON.stringify([
      request,
      Object.entries(query)
        .flatMap(([name, values]) => values.map((value) => [name, value]))
        .sort(),
    ]).replaceAll(/\\ud[89a-f][0-9a-f]{2}/g, '\ufffd'),
  ).toString();

describe('a signature', () => {
  it('is another one for every other request', () => {
    fc.assert(
      fc.property(
        signed,
        signed,
        fc.constantFrom<(keyof SignedParts)[]>(
          'timestamp',
          'method',
          'path',
          'query',
          'idempotencyKey',
          'body',
        ),
        (one, other, part) => {
          const forged = { ...one, [part]: other[part] };
          fc.pre(meaning(forged) !== meaning(one));
          expect(signatureOf(forged, 'secret')).not.toBe(signatureOf(one, 'secret'));
        },
      ),
      tries(500),
    );
  });

  it('does not depend on the order in which parameters come', () => {
    fc.assert(
      fc.property(signed, (request) => {
        const turned = { ...request, query: Object.fromEntries(Object.entries(request.query).toReversed()) };
        expect(signatureOf(turned, 'secret')).toBe(signatureOf(request, 'secret'));
      }),
      tries(100),
    );
  });
});

describe('an event of the web trigger', () => {
  /** One key, whose secret nobody knows; whatever else is asked for fails the test. */
  const parts = (touched: string[]): WebTriggerParts =>
    partsWith<WebTriggerParts>({
      clock: { now: () => NOW },
      log: (message) => touched.push(message),
      credentials: {
        read: () => Promise.resolve({ version: 1, credentials: [] }),
        secretOf: () => Promise.resolve(undefined),
      },
    });
  const event = {
    method: 'POST',
    userPath: '/',
    headers: {
      'x-leaver-key': ['0123456789abcdef'],
      'X-Leaver-Timestamp': [String(NOW / 1000)],
      'x-leaver-signature': ['a'.repeat(64)],
      'idempotency-key': ['request-4711'],
    },
    queryParameters: { run: ['1'] },
    body: '{"leaver":"a","procedure":"leave-company"}',
  };

  it('that nobody signed is refused without a word of the code, whatever it looks like', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed(event), anyJson), async (sent) => {
        const touched: string[] = [];
        const { statusCode, body } = await answerWebTrigger(parts(touched), sent);
        expect([400, 401, 404, 405, 413]).toContain(statusCode);
        expect(body).not.toMatch(INTERNALS);
        expect(touched).toEqual([]);
      }),
      tries(400),
    );
  });
});

describe('a signed request', () => {
  let site: TestSite;
  let key: Key;
  let sent = 0;
  beforeAll(async () => {
    site = await TestSite.start();
    key = await createKey(site);
  });
  afterAll(() => site.close());

  const BODY = {
    leaver: CONTRACTOR,
    procedure: 'leave-company',
    team: null,
    successor: null,
    urgent: false,
    when: '2026-11-21',
    reason: 'He has left.',
    ticket: 'IT-2',
  };
  /** A key takes sixty requests a minute. */
  const next = async () => {
    sent += 1;
    if (sent % 50 === 0) await site.advance(MINUTE_SECONDS);
    return `request-${String(sent)}`;
  };
  const expectWords = ({ status, body }: Awaited<ReturnType<typeof send>>) => {
    if (status < 300) return;
    expect({ isRefused: status < 500, status, body }).toMatchObject({ isRefused: true });
    expect(body.error?.message).toEqual(expect.stringMatching(/\w/));
    expect(JSON.stringify(body)).not.toMatch(INTERNALS);
  };

  it('is carried out or refused in words, whatever its body holds; what does not fit writes nothing', async () => {
    const body = fc.oneof(
      changed(BODY).map((value) => JSON.stringify(value)),
      changed(BODY).map((value) => JSON.stringify(value)),
      anyJson.map((value) => JSON.stringify(value)),
      fc.constant(DEEP),
      fc.constantFrom('', '{', '{"leaver":', '\ufeff{}', '{"leaver":"a"}{}', '[1e400]'),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const idempotencyKey = await next();
        // What an earlier request has begun goes on in the background.
        await site.drain({ horizonSeconds: 0 });
        const before = await everyWrite(site);
        const answer = await send(site, key, { method: 'POST', idempotencyKey, body: text });
        expectWords(answer);
        const code = answer.body.error?.code;
        if (code === 'invalid-request' || code === 'malformed-json') {
          const made = (await everyWrite(site)).slice(before.length);
          // The use of the key is counted, and its signature taken: see docs/orchestration.md.
          expect(made.filter((write) => !write.startsWith('storage '))).toEqual([]);
          expect(made.length).toBeLessThanOrEqual(2);
        }
      }),
      tries(20),
    );
  });

  it('asks about any run or batch and learns in words that it is not there', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('run', 'batch'),
        anyText,
        fc.constantFrom('GET', 'DELETE'),
        async (name, id, method) => {
          // The same request is another one each time, or its signature would have been used.
          const idempotencyKey = await next();
          fc.pre(id.length < 2_000);
          // An address is UTF-8: half a character cannot stand in it.
          const query = `${name}=${encodeURIComponent(wellFormed(id))}`;
          const answer = await send(site, key, { method, query, idempotencyKey });
          expectWords(answer);
          expect([400, 404]).toContain(answer.status);
        },
      ),
      tries(15),
    );
  });
});
