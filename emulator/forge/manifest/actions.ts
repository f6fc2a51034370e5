import { Refusal } from '../refusal';
import type { AutomationAction } from './app';
import type { Manifest, Modules } from './schema';

/** Source: `@forge/manifest`, over all providers of an app. */
const MOST_AUTOMATION_ACTIONS = 20;

/**
 * The actions that Automation offers: those that a provider names.
 * @throws Refusal when a provider names an action, or an action a resource, that is not declared, or there are too many
 */
export function buildAutomationActions(
  modules: Modules,
  resources: Manifest['resources'],
): Map<string, AutomationAction> {
  const declared = new Map(modules.action.map((action) => [action.key, action]));
  for (const { key, config } of modules.action) {
    if (!config || resources.some((resource) => resource.key === config.resource)) continue;
    throw new Refusal(
      'resource-missing',
      `The action "${key}" names the resource "${config.resource}".`,
      'Declare it under resources.',
    );
  }

  const named = modules['automation:actionProvider'].flatMap(({ key, actions }) =>
    actions.map((action) => ({ provider: key, action })),
  );
  if (named.length > MOST_AUTOMATION_ACTIONS) {
    throw new Refusal(
      'too-many-actions',
      `The providers name ${String(named.length)} actions.`,
      `An app may have ${String(MOST_AUTOMATION_ACTIONS)} for Automation.`,
    );
  }
  return new Map(
    named.map(({ provider, action }) => {
      const found = declared.get(action);
      if (!found) {
        throw new Refusal(
          'action-missing',
          `The provider "${provider}" names the action "${action}".`,
          'Declare it under modules.action.',
        );
      }
      return [
        found.key,
        {
          key: found.key,
          functionKey: found.function,
          inputs: new Map(Object.entries(found.inputs)),
          outputs: new Map(Object.entries(found.outputs ?? {})),
        },
      ];
    }),
  );
}
