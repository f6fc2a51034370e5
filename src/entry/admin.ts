import Resolver from '@forge/resolver';
import { z } from 'zod';
import type { AdminCalls } from '../contract/calls';
import {
  changeRuleMode,
  changeSettings,
  changeStop,
  type SettingsEdit,
} from '../offboarding/change-settings';
import { settingsInputSchema } from '../offboarding/settings';
import { defineChannels, type AdminChannelParts } from './admin-channels';
import { defineLookUps, type LookUpParts } from './admin-look-ups';
import { defineOrchestration, type OrchestrationParts } from './admin-orchestration';
import { defineAuthorised, type Definition } from './authorised';
import { nameOf } from './caller-name';
import { defineOperatorCalls, type OperatorParts } from './operator';

export type AdminParts = LookUpParts & AdminChannelParts & OrchestrationParts & OperatorParts;

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
    defineAuthorised(resolver, parts, { functionKey, callers: ['administrator'], payload, handle });
  };
  const editBy = async (seenVersion: number, accountId: string): Promise<SettingsEdit> => ({
    settings: parts.settings,
    catalogue: parts.catalogue,
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
  define('listChanges', z.unknown(), async () => {
    const current = await parts.settings.read();
    return { changes: await parts.settings.changes(current.version, MOST_CHANGES) };
  });
  defineLookUps(define, parts);
  defineChannels(define, parts);
  defineOrchestration(define, parts);
  // Administrators who are operators have the operator's tabs on their page too; each call asks for its own role.
  defineOperatorCalls(resolver, parts);
  return resolver.getDefinitions();
}
