import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { parseExpression } from '../expression/parse';
import { SCHEDULES } from '../limits';
import { Refusal } from '../refusal';
import { SUPPORTED_EGRESS, SUPPORTED_MODULES } from '../supported';
import { buildAutomationActions } from './actions';
import type { ForgeApp, Page, PageName } from './app';
import { buildEntities } from './entities';
import { buildFunctions } from './functions';
import { manifestSchema, modulesSchema, type Manifest, type Modules } from './schema';
import { buildWebTriggers } from './web-triggers';

const PAGE_MODULES = [
  ['operator', 'jira:globalPage'],
  ['admin', 'jira:adminPage'],
  ['ticket', 'jira:issueContext'],
] as const satisfies readonly (readonly [PageName, keyof Modules])[];

/**
 * Reads a manifest and checks everything that the host relies on.
 * @param yaml text of manifest.yml
 * @throws Refusal when the platform would not take it or the emulator cannot do it
 */
export function parseManifest(yaml: string): ForgeApp {
  const manifest = check(manifestSchema, parseYaml(yaml), 'manifest.yml');
  refuseUnknownModules(manifest.modules);
  const modules = check(modulesSchema, manifest.modules, 'manifest.yml modules');
  refuseRepeatedKeys(modules);
  refuseTooManySchedules(modules);

  return {
    appId: manifest.app.id.replace('ari:cloud:ecosystem::app/', ''),
    name: manifest.app.name ?? 'Leaver',
    memoryMB: manifest.app.runtime.memoryMB,
    scopes: new Set(manifest.permissions.scopes),
    egress: egressHosts(manifest),
    functions: buildFunctions(modules),
    triggers: modules.trigger.map(({ key, function: functionKey, events, filter }) => ({
      key,
      functionKey,
      events: new Set(events),
      ignoreSelf: filter.ignoreSelf ?? false,
      expression: filter.expression === undefined ? undefined : parseExpression(filter.expression),
      onError: filter.onError,
    })),
    consumers: new Map(
      modules.consumer.map(({ key, queue, function: functionKey }) => [queue, { key, queue, functionKey }]),
    ),
    schedules: modules.scheduledTrigger.map(({ key, function: functionKey, interval }) => ({
      key,
      functionKey,
      interval,
    })),
    webTriggers: buildWebTriggers(modules),
    automationActions: buildAutomationActions(modules, manifest.resources),
    pages: pages(manifest, modules),
    validators: modules['jira:workflowValidator'].map(({ key, name, function: functionKey }) => ({
      key,
      name: plain(name),
      functionKey,
    })),
    globalPermissions: modules['jira:globalPermission'].map(({ key, name, description }) => ({
      key,
      name: plain(name),
      description: plain(description),
    })),
    entities: buildEntities(manifest.app.storage?.entities ?? []),
  };
}

function check<T extends z.ZodType>(schema: T, value: unknown, where: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Refusal(
    'manifest-invalid',
    `${where} does not fit: ${issues.join('; ')}.`,
    'Correct it, or teach emulator/forge/manifest/schema.ts what it lacks.',
  );
}

function refuseUnknownModules(modules: Record<string, unknown>): void {
  const known = new Set(SUPPORTED_MODULES.map(({ kind }) => kind));
  for (const kind of Object.keys(modules)) {
    if (known.has(kind)) continue;
    throw new Refusal(
      'module-not-supported',
      `The manifest has modules of the kind "${kind}".`,
      `The emulator supports ${[...known].join(', ')}.`,
    );
  }
}

function refuseRepeatedKeys(modules: Modules): void {
  const seen = new Set<string>();
  for (const entries of Object.values(modules)) {
    for (const { key } of entries) {
      if (seen.has(key)) {
        throw new Refusal('key-repeated', `Two modules have the key "${key}".`, 'Give each its own key.');
      }
      seen.add(key);
    }
  }
}

function refuseTooManySchedules({ scheduledTrigger }: Modules): void {
  const fiveMinute = scheduledTrigger.filter(({ interval }) => interval === 'fiveMinute').length;
  if (scheduledTrigger.length <= SCHEDULES.perApp && fiveMinute <= SCHEDULES.fiveMinutePerApp) return;
  throw new Refusal(
    'too-many-schedules',
    `The manifest has ${String(scheduledTrigger.length)} scheduled triggers, ${String(fiveMinute)} of them fiveMinute.`,
    `An app may have ${String(SCHEDULES.perApp)}, and ${String(SCHEDULES.fiveMinutePerApp)} fiveMinute among them.`,
  );
}

function egressHosts({ permissions }: Manifest): string[] {
  const entries = permissions.external?.fetch?.backend ?? [];
  return entries.map((entry) => {
    const address = typeof entry === 'string' ? entry : entry.address;
    const host = address.replace(/^https:\/\//, '').replace(/\/.*$/, '');
    if (!SUPPORTED_EGRESS.includes(host)) {
      throw new Refusal(
        'egress-not-supported',
        `The manifest allows egress to ${address}.`,
        `The emulator lets nothing out and plays only ${SUPPORTED_EGRESS.join(', ')}.`,
      );
    }
    return host;
  });
}

function pages(manifest: Manifest, modules: Modules): Map<PageName, Page> {
  const resources = new Map(manifest.resources.map(({ key, path }) => [key, path]));
  const found = new Map<PageName, Page>();
  for (const [name, moduleKind] of PAGE_MODULES) {
    for (const page of modules[moduleKind]) {
      const resourcePath = resources.get(page.resource);
      if (resourcePath === undefined) {
        throw new Refusal(
          'resource-missing',
          `The module "${page.key}" names the resource "${page.resource}".`,
          'Declare it under resources.',
        );
      }
      const functionKey = page.resolver.function;
      found.set(name, {
        name,
        moduleKind,
        key: page.key,
        title: plain(page.title),
        functionKey,
        resourcePath,
      });
    }
  }
  return found;
}

function plain(text: string | { i18n: string }): string {
  return typeof text === 'string' ? text : text.i18n;
}
