import type { SeedInvocation, Site } from './contract';
import type { Host } from './forge/host';
import { invokeAsPerson, invokeSchema } from './page-call';

/** The token of every seeded person: a part of the emulator's contract. */
const TOKEN = 'emulator';
const FIRST_STEPS_MS = 30_000;

/**
 * Lets the app learn of its installation, and then makes the calls that the seed wants made.
 * @throws Error when a call fails: a seed that does not fit the app is of no use
 */
export async function settleIn(host: Host, invocations: readonly SeedInvocation[]): Promise<void> {
  host.announceInstallation();
  await host.activity.waitUntilIdle(FIRST_STEPS_MS);
  for (const { module, functionKey, payload, as } of invocations) {
    const request = invokeSchema.parse({ module, functionKey, payload, accountId: accountOf(host.site, as) });
    const answer = await invokeAsPerson(host, request);
    if ('error' in answer) {
      throw new Error(
        `The seed's call of "${functionKey}" on the ${module} page as ${as} failed: ${answer.error}`,
      );
    }
  }
  await host.activity.waitUntilIdle(FIRST_STEPS_MS);
}

function accountOf(site: Site, email: string): string {
  const caller = site.authenticate(`Basic ${Buffer.from(`${email}:${TOKEN}`).toString('base64')}`);
  if (caller.kind === 'person') return caller.accountId;
  throw new Error(`The seed makes a call as ${email}, whom it does not have.`);
}
