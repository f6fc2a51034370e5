import fc from 'fast-check';
import { ticketTransitioned } from '../../src/entry/ticket-transitioned';
import { candidateCommented } from '../../src/entry/candidate-commented';
import { personActive, personChanged } from '../../src/entry/people-events';
import { runImportWorker } from '../../src/entry/import-worker';
import { runAutomationAction, type AutomationParts } from '../../src/entry/automation-action';
import { validateTransition } from '../../src/entry/validate-transition';
import { propose } from '../../src/offboarding/candidates/candidacy';
import type { CandidateParts } from '../../src/offboarding/candidates/parts';
import type { Decision } from '../../src/offboarding/decision';
import type { TransitionParts } from '../../src/offboarding/handle-transition';
import type { ImportWorkerParts } from '../../src/offboarding/import/go-on';
import type { NoteParts } from '../../src/offboarding/people/note';
import { defaultSettings } from '../../src/offboarding/settings';
import { rule } from '../offboarding/tickets';
import { anyJson, changed, INTERNALS } from './any';
import { tries } from './bounds';
import { partsWith } from './parts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
type ValidatorParts = Parameters<typeof validateTransition>[0];
/** Somebody whose access is to end, on whose ticket others comment. */
const FOUND = {
  accountId: 'mia',
  displayName: 'Mia',
  lastActiveOn: null,
  lastActiveFrom: null,
  products: ['Jira'],
};
const MIA = propose(FOUND, undefined, null, false, NOW);

/** What is sent, whole and with parts of it changed. */
const sentAs = (whole: unknown): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: changed(whole) }, { weight: 1, arbitrary: anyJson });

describe('an event that is not as documented', () => {
  it('about a ticket decides nothing but what is told of the ticket, and never fails for how it looks', async () => {
    const event = {
      eventType: 'avi:jira:updated:issue',
      issue: {
        id: '10000',
        key: 'IT-1',
        fields: { project: { key: 'IT' }, issuetype: { id: '1', name: 'Task' } },
      },
      atlassianId: 'olga',
      changelog: {
        id: '7',
        items: [{ field: 'status', fieldId: 'status', from: '1', to: '2', toString: 'Done' }],
      },
      timestamp: NOW,
    };
    await fc.assert(
      fc.asyncProperty(sentAs(event), async (sent) => {
        const logged: string[] = [];
        const decided: Decision[] = [];
        const answer = await ticketTransitioned(
          partsWith<TransitionParts>({
            clock: { now: () => NOW },
            salt: () => 'salt',
            settings: { read: () => Promise.resolve({ ...defaultSettings(), ticketRules: [rule()] }) },
            installation: { installedAt: () => Promise.resolve(0) },
            decisions: {
              get: () => Promise.resolve(undefined),
              record: (decision) => {
                decided.push(decision);
                return Promise.resolve(decision);
              },
            },
            tickets: { read: () => Promise.resolve(undefined) },
            runs: { create: () => Promise.resolve() },
            wake: { look: () => Promise.resolve() },
          }),
          (message) => logged.push(message),
          sent,
        );
        expect(answer).toBeUndefined();
        expect(logged.join()).not.toMatch(INTERNALS);
        expect(decided.flatMap(({ runs }) => runs.map(({ status }) => status))).toEqual(
          decided.map(() => 'cancelled'),
        );
        expect(decided.every(({ id }) => id.length < 400)).toBe(true);
      }),
      tries(200),
    );
  });

  it('about a comment keeps nobody’s access but the author’s', async () => {
    const event = { issue: { id: 10000 }, comment: { author: { accountId: 'leo' } } };
    await fc.assert(
      fc.asyncProperty(sentAs(event), async (sent) => {
        const logged: string[] = [];
        const parts = partsWith<CandidateParts>({
          candidacies: { ofTicket: () => Promise.resolve(MIA) },
        });
        expect(await candidateCommented(parts, (message) => logged.push(message), sent)).toBeUndefined();
        expect(logged.join()).not.toMatch(INTERNALS);
      }),
      tries(200),
    );
  });

  it('that proves nobody’s right starts nothing, and tells the rule why in words', async () => {
    const inputs = {
      permit: `${'0'.repeat(16)}.${'a'.repeat(43)}`,
      leaver: 'leo',
      procedure: 'leave-company',
    };
    await fc.assert(
      fc.asyncProperty(
        sentAs(inputs),
        sentAs({ principal: { accountId: 'olga' } }),
        async (sent, context) => {
          const logged: string[] = [];
          const parts = partsWith<AutomationParts>({
            clock: { now: () => NOW },
            log: (message) => logged.push(message),
            credentials: {
              read: () => Promise.resolve({ version: 1, credentials: [] }),
              secretOf: () => Promise.resolve(undefined),
            },
          });
          const answer = await runAutomationAction(parts, sent, context);
          expect(answer).toEqual({
            errors: [{ message: expect.stringContaining('(rule-not-allowed)') as string }],
          });
          expect(logged).toEqual([]);
        },
      ),
      tries(100),
    );
  });

  it('lets a transition through where it does not say who makes it', async () => {
    await fc.assert(
      fc.asyncProperty(sentAs({ principal: { accountId: 'olga' } }), async (context) => {
        const asked: string[] = [];
        const logged: string[] = [];
        const answer = await validateTransition(
          partsWith<ValidatorParts>({
            settings: { read: () => Promise.resolve(defaultSettings()) },
            directory: {
              operatorStanding: (accountId) => {
                asked.push(accountId);
                return Promise.resolve({ may: false, because: 'no-permission' });
              },
            },
            tickets: { isOwnAccount: () => Promise.resolve(false) },
            log: (message) => logged.push(message),
          }),
          context,
        );
        expect(answer.result).toBe(asked.length === 0);
        expect(logged).toEqual([]);
      }),
      tries(100),
    );
  });

  it('about people, or for the consumer of imports, is dropped where it does not say whom or what it is about', async () => {
    const untouched = { notes: partsWith<NoteParts>({}), imports: partsWith<ImportWorkerParts>({}) };
    const withoutId = fc
      .oneof(anyJson, sentAs({ selfGenerated: false, user: { accountType: 'app' }, body: {} }))
      .filter((sent) => !/"(atlassianId|accountId|importId)"/.test(JSON.stringify(sent)));
    await fc.assert(
      fc.asyncProperty(withoutId, async (sent) => {
        const logged: string[] = [];
        await personActive(untouched.notes, sent);
        await personChanged(untouched.notes, (message) => logged.push(message), sent);
        expect(await runImportWorker(untouched.imports, sent)).toBeUndefined();
        expect(logged.join()).not.toMatch(INTERNALS);
      }),
      tries(100),
    );
  });
});
