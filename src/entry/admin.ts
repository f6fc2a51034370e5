import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { AdminCalls } from '../contract/calls';
import type { SettingsChange } from '../contract/settings';
import {
  changeRuleMode,
  changeSettings,
  changeStop,
  type SettingsEdit,
} from '../offboarding/change-settings';
import { settingsInputSchema } from '../offboarding/settings';
import { defineBreaker, type BreakerParts } from './admin-breaker';
import { defineChannels, type AdminChannelParts } from './admin-channels';
import { defineLookUps, type LookUpParts } from './admin-look-ups';
import { defineOrchestration, type OrchestrationParts } from './admin-orchestration';
import { defineAuthorised, type Definition } from './authorised';
import { nameOf } from './caller-name';
import { defineSweep } from './admin-sweep';
import { defineOperatorCalls, type OperatorParts } from './operator';

export type AdminParts = BreakerParts & LookUpParts & AdminChannelParts & OrchestrationParts & OperatorParts;

/** Changes of the settings that the page shows. */
const MOST_CHANGES = 20;
const version = z.number().int().min(0);

/** The calls of the administrator's page: `AdminCalls` of the contract. */
export function adminResolver(parts: AdminParts) {
  const resolver = new Resolver();
  const define = <Payload, Key extends keyof AdminCalls>(
    functionKey: Key,
    payload: z.ZodType<Payload>,
    handle: Definition<Payload, AdminCalls[Key]['result']>['handle'],
  ) => {
    const takesSecret = functionKey === 'setChannelKey';
    defineAuthorised(resolver, parts, {
      functionKey,
      callers: ['administrator'],
      payload,
      takesSecret,
      handle,
    });
  };
  const editBy = async (seenVersion: number, accountId: string): Promise<SettingsEdit> => ({
    settings: parts.settings,
    catalogue: parts.catalogue,
    directory: parts.directory,
    tickets: parts.tickets,
    clock: parts.clock,
    seenVersion,
    by: await nameOf(parts.directory, accountId),
  });

  define('getSettings', z.unknown(), () => parts.settings.read());
  define(
    'saveSettings',
    z.object({ version, settings: settingsInputSchema }),
    async (payload, { accountId }) =>
      changeSettings(await editBy(payload.version, accountId), payload.settings),
  );
  define(
    'setRuleMode',
    z.object({ version, ruleId: z.string(), mode: z.enum(['rehearsal', 'live', 'off']) }),
    async (payload, { accountId }) =>
      changeRuleMode(await editBy(payload.version, accountId), payload.ruleId, payload.mode),
  );
  define(
    'stopEverything',
    z.object({ version, reason: z.string().trim().min(1, 'Say why everything is stopped.').max(200) }),
    async (payload, { accountId }) => changeStop(await editBy(payload.version, accountId), payload.reason),
  );
  define('resumeEverything', z.object({ version }), async (payload, { accountId }) => {
    const settings = await changeStop(await editBy(payload.version, accountId), null);
    await parts.wake.look([]);
    return settings;
  });
  define('listChanges', z.unknown(), async () => ({ changes: await changesOf(parts) }));
  defineLookUps(define, parts);
  defineBreaker(define, parts);
  defineSweep(define, parts, editBy);
  defineChannels(define, parts);
  defineOrchestration(define, parts);
  // Administrators who are operators have the operator's tabs on their page too; each call asks for its own role.
  defineOperatorCalls(resolver, parts);
  return resolver.getDefinitions();
}

/** What was changed of the settings and agreed about the daily limit, newest first. */
async function changesOf({ settings, breaker }: AdminParts): Promise<SettingsChange[]> {
  const { version } = await settings.read();
  const [changes, records] = await Promise.all([
    settings.changes(version, MOST_CHANGES),
    breaker.records(MOST_CHANGES),
  ]);
  return [...changes, ...records.map(({ at, by, what }) => ({ version: null, at, by, what }))]
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, MOST_CHANGES);
}
