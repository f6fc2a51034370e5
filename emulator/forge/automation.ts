import { z } from 'zod';
import type { Installation } from './installation';
import type { Invocations } from './invocations';
import { ACTION_CONFIGURATION_BYTES } from './limits';
import type { ValueType } from './manifest/action-schema';
import type { AutomationAction, ForgeApp } from './manifest/app';

/** A rule's action, as it is run: inputs after smart values were resolved. */
export interface ActionRun {
  action: string;
  inputs: Readonly<Record<string, unknown>>;
  /** The person of the connection that the rule's action is configured with; nobody unless told. */
  actor?: string | null | undefined;
  /** Whether that person has consented to the app; without it `asUser` fails. */
  consent?: boolean | undefined;
  /** What Atlassian may add to the payload beside the inputs, as `context`; it is documented for Rovo only. */
  context?: Readonly<Record<string, unknown>> | undefined;
}

export interface OfferedAction {
  key: string;
  inputs: Record<string, { type: ValueType; required: boolean }>;
  outputs: Record<string, { type: ValueType; nullable: boolean }>;
}

/** What the rule makes of it: the errors are what its audit log shows. */
export type ActionAnswer =
  | { status: 'succeeded'; outputs: Record<string, unknown> }
  | { status: 'failed'; errors: string[] }
  /** No rule could have been saved so. */
  | { status: 'refused'; error: string; invalidInputs: Record<string, { message: string }> }
  | { status: 'missing'; error: string };

export interface Automation {
  /** What the rule builder offers. */
  list(): OfferedAction[];
  run(run: ActionRun): Promise<ActionAnswer>;
}

/** "Only a generic error message will be shown"; its words are not documented. */
const GENERIC_ERROR = 'The action failed with an error.';

const refusal = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) });
const outputsSchema = z.record(z.string(), z.unknown());

/**
 * Runs actions of the app as the rules of Jira Automation do: in the name of the connection's user.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/#action-execution
 */
export function createAutomation({
  app,
  installation,
  invocations,
}: {
  app: ForgeApp;
  installation: Installation;
  invocations: Invocations;
}): Automation {
  return {
    list: () =>
      [...app.automationActions.values()].map(({ key, inputs, outputs }) => ({
        key,
        inputs: Object.fromEntries(inputs),
        outputs: Object.fromEntries(outputs),
      })),
    async run({ action: key, inputs, actor, consent = true, context }) {
      const action = app.automationActions.get(key);
      if (!action)
        return { status: 'missing', error: `No provider offers an action "${key}" to Automation.` };
      const invalidInputs = checkInputs(action, inputs);
      if (Object.keys(invalidInputs).length > 0) {
        return { status: 'refused', error: 'A rule cannot be saved with these inputs.', invalidInputs };
      }
      if (Buffer.byteLength(JSON.stringify(inputs)) > ACTION_CONFIGURATION_BYTES) {
        const error = `A rule cannot be saved with more than ${String(ACTION_CONFIGURATION_BYTES)} bytes of inputs.`;
        return { status: 'refused', error, invalidInputs };
      }
      const person = actor ?? undefined;
      const outcome = await invocations.run({
        functionKey: action.functionKey,
        moduleKey: action.key,
        args: [{ ...inputs, ...(context && { context }) }, installation.handlerContext(person)],
        principalAccountId: consent ? person : undefined,
      });
      if (outcome.status !== 'returned') return { status: 'failed', errors: [GENERIC_ERROR] };
      return readResult(action, outcome.value);
    },
  };
}

/** The words are those of the documentation's example. */
function checkInputs(
  action: AutomationAction,
  inputs: ActionRun['inputs'],
): Record<string, { message: string }> {
  const problems: Record<string, { message: string }> = {};
  for (const [name, { type, required }] of action.inputs) {
    const value = inputs[name];
    if (value === undefined || value === '') {
      if (required) problems[name] = { message: `${name} is required` };
    } else if (!hasType(value, type)) {
      problems[name] = { message: `${name} is no ${type}` };
    }
  }
  for (const name of Object.keys(inputs)) {
    if (!action.inputs.has(name)) problems[name] = { message: `${name} is not declared` };
  }
  return problems;
}

/** What does not fit the declared outputs fails; the documentation says only that they are typed. */
function readResult(action: AutomationAction, value: unknown): ActionAnswer {
  const refused = refusal.safeParse(value);
  if (refused.success) return { status: 'failed', errors: refused.data.errors.map(({ message }) => message) };
  const returned = outputsSchema.safeParse(value).data ?? {};
  const outputs: Record<string, unknown> = {};
  for (const [name, { type, nullable }] of action.outputs) {
    const output = returned[name] ?? null;
    if (output === null ? !nullable : !hasType(output, type)) {
      return { status: 'failed', errors: [`The output "${name}" is no ${type}.`] };
    }
    outputs[name] = output;
  }
  return { status: 'succeeded', outputs };
}

function hasType(value: unknown, type: ValueType): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    default:
      return typeof value === type;
  }
}
