import { BACKGROUND_SECONDS, INTERACTIVE_SECONDS } from '../limits';
import { Refusal } from '../refusal';
import type { AppFunction } from './app';
import type { Modules } from './schema';

type Declared = Modules['function'][number];

/**
 * Joins functions with the modules that use them: each gets the lowest limit of all its modules.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/function/
 * @throws Refusal when a module names a function that is not declared
 */
export function buildFunctions(modules: Modules): Map<string, AppFunction> {
  const declared = new Map(modules.function.map((entry) => [entry.key, entry]));
  const limits = new Map<string, number[]>();
  for (const { moduleKey, functionKey, limit } of uses(modules)) {
    const entry = declared.get(functionKey);
    if (!entry) {
      throw new Refusal(
        'function-missing',
        `The module "${moduleKey}" names the function "${functionKey}".`,
        'Declare it under modules.function.',
      );
    }
    limits.set(functionKey, [...(limits.get(functionKey) ?? []), limit(entry)]);
  }
  return new Map(
    modules.function.map((entry) => {
      const [file, exportName] = splitHandler(entry.handler);
      const limitSeconds = Math.min(...(limits.get(entry.key) ?? [BACKGROUND_SECONDS]));
      return [entry.key, { key: entry.key, file, exportName, limitSeconds }];
    }),
  );
}

const interactive = () => INTERACTIVE_SECONDS;
const web = () => BACKGROUND_SECONDS;
const background = (entry: Declared) => entry.timeoutSeconds ?? BACKGROUND_SECONDS;

function uses(modules: Modules) {
  const pages = [
    ...modules['jira:globalPage'],
    ...modules['jira:adminPage'],
    ...modules['jira:issueContext'],
  ];
  const interactiveModules = [...modules.trigger, ...modules['jira:workflowValidator']];
  return [
    ...pages.map((page) => ({
      moduleKey: page.key,
      functionKey: page.resolver.function,
      limit: interactive,
    })),
    ...interactiveModules.map((entry) => ({
      moduleKey: entry.key,
      functionKey: entry.function,
      limit: interactive,
    })),
    ...[...modules.webtrigger, ...modules.action].map((entry) => ({
      moduleKey: entry.key,
      functionKey: entry.function,
      limit: web,
    })),
    ...modules.action.flatMap(({ key, resolver }) =>
      resolver ? [{ moduleKey: key, functionKey: resolver.function, limit: interactive }] : [],
    ),
    ...[...modules.consumer, ...modules.scheduledTrigger].map((entry) => ({
      moduleKey: entry.key,
      functionKey: entry.function,
      limit: background,
    })),
  ];
}

function splitHandler(handler: string): [string, string] {
  const dot = handler.lastIndexOf('.');
  return [handler.slice(0, dot), handler.slice(dot + 1)];
}
