import { randomUUID } from 'node:crypto';
import type { BreakerView } from '../../contract/breaker';
import type { SettingsStore, Wake } from '../ports';
import type { PersonName } from '../ticket';
import { iso, type Clock } from '../time';
import { agree, AgreementProblem, ask, dismiss, type Wanted } from './agree';
import { countedAgainstLimit, limitOf, type Breaker } from './breaker';
import type { BreakerStore } from './gate';
import { agreedInWords, askedInWords, dismissedInWords, onRecord } from './record';

export interface ManageBreakerParts {
  breaker: BreakerStore;
  settings: SettingsStore;
  wake: Wake;
  clock: Clock;
}

/** A worker that begins runs writes the counter, too: whoever meets it tries again. */
const MOST_TRIES = 8;

/** Asks a second person for a release or for a planned bulk. @throws AgreementProblem */
export function askAllowance(parts: ManageBreakerParts, wanted: Wanted, by: PersonName): Promise<void> {
  const now = parts.clock.now();
  const request = { id: randomUUID(), wanted, by, at: iso(now) };
  const words = askedInWords(wanted);
  return change(parts, by, (breaker) => ({ breaker: ask(breaker, request, now), words }));
}

/** Agrees to what somebody else has asked for; what was held goes on. @throws AgreementProblem */
export async function agreeAllowance(parts: ManageBreakerParts, id: string, by: PersonName): Promise<void> {
  await change(parts, by, (current) => {
    const { breaker, request } = agree(current, id, by, parts.clock.now());
    return { breaker, words: agreedInWords(request, by) };
  });
  await parts.wake.look([]);
}

/** Takes a request back, whoever made it. @throws AgreementProblem */
export function dismissAllowance(parts: ManageBreakerParts, id: string, by: PersonName): Promise<void> {
  return change(parts, by, (current) => {
    const { breaker, request } = dismiss(current, id);
    return { breaker, words: dismissedInWords(request) };
  });
}

/** @param callerId whose agreement counts as a second person's */
export async function viewBreaker(
  { breaker, settings, clock }: Pick<ManageBreakerParts, 'breaker' | 'settings' | 'clock'>,
  callerId: string,
): Promise<BreakerView> {
  const [current, { breaker: limits }] = await Promise.all([breaker.read(), settings.read()]);
  const now = clock.now();
  const { tripped, activePeople, allowances, requests } = current;
  return {
    limit: limitOf(limits, activePeople?.count),
    begun: countedAgainstLimit(current, now),
    activePeople,
    tripped: tripped && {
      at: tripped.at,
      limit: tripped.limit,
      alertRefused: tripped.alert?.refused ?? null,
    },
    allowances: allowances.map((one) => ({ ...one, by: [...one.by] })),
    requests: requests
      .filter(({ expiresAt }) => now < Date.parse(expiresAt))
      .map((one) => ({ ...one, mayAgree: one.by.accountId !== callerId })),
  };
}

async function change(
  { breaker, clock }: Pick<ManageBreakerParts, 'breaker' | 'clock'>,
  by: PersonName,
  make: (current: Breaker) => { breaker: Breaker; words: string },
): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const made = make(await breaker.read());
    const next = onRecord(made.breaker, by, made.words, clock.now());
    if (await breaker.replace(next.breaker, next.record)) return;
  }
  throw new AgreementProblem('The count of people changes all the time just now. Try again in a moment.');
}
