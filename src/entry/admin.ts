import Resolver from '@forge/resolver';
import { z } from 'zod';
import { changeRuleMode, changeSettings } from '../offboarding/change-settings';
import type { SettingsStore } from '../offboarding/ports';
import { settingsInputSchema } from '../offboarding/settings';
import type { Clock } from '../offboarding/time';
import { defineAuthorised, type RolesOf } from './authorised';

interface Parts {
  settings: SettingsStore;
  clock: Clock;
  rolesOf: RolesOf;
}

const version = z.number().int().min(0);

/** The calls of the administrator's page: `AdminCalls` of the contract. */
export function adminResolver(parts: Parts) {
  const resolver = new Resolver();
  const callers = ['administrator'] as const;
  defineAuthorised(resolver, parts.rolesOf, {
    functionKey: 'getSettings',
    callers,
    payload: z.unknown(),
    handle: () => parts.settings.read(),
  });
  defineAuthorised(resolver, parts.rolesOf, {
    functionKey: 'saveSettings',
    callers,
    payload: z.object({ version, settings: settingsInputSchema }),
    handle: (payload) => changeSettings(parts, payload.version, payload.settings),
  });
  defineAuthorised(resolver, parts.rolesOf, {
    functionKey: 'setRuleMode',
    callers,
    payload: z.object({ version, ruleId: z.string(), mode: z.enum(['rehearsal', 'live', 'off']) }),
    handle: (payload) => changeRuleMode(parts, payload.version, payload.ruleId, payload.mode),
  });
  return resolver.getDefinitions();
}
