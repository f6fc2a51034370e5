import { z } from 'zod';

/** Limits of `@forge/manifest` 13.7.0, which are those of the platform. */
const LONGEST_TEXT = 255;
const MOST_INPUTS = 10;
const MOST_OUTPUTS = 10;
const LONGEST_CONTEXT_NAME = 12;
const MOST_ACTIONS_OF_PROVIDER = 20;

const key = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const valueType = z.enum(['string', 'integer', 'number', 'boolean']);

/** The documentation calls the description optional, Atlassian's validator does not. */
const input = z.strictObject({
  title: z.string(),
  type: valueType,
  required: z.boolean(),
  description: z.string(),
});

const output = z.strictObject({ description: z.string(), type: valueType, nullable: z.boolean() });

const fewOf = <T extends z.ZodType>(value: T, most: number) =>
  z.record(z.string(), value).refine((values) => Object.keys(values).length <= most, {
    message: `at most ${String(most)}`,
  });

/**
 * `action` for Automation rules; actions of Rovo agents alone and those with an `endpoint` are not played.
 * Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/automation-action/
 */
export const action = z
  .strictObject({
    key,
    name: z.string().min(1).max(LONGEST_TEXT),
    function: key,
    actionVerb: z.enum(['GET', 'CREATE', 'UPDATE', 'DELETE', 'TRIGGER']),
    description: z.string().min(1).max(LONGEST_TEXT),
    icon: z.string().optional(),
    config: z
      .strictObject({ resource: z.string(), render: z.enum(['default', 'native']).optional() })
      .optional(),
    inputs: fewOf(input, MOST_INPUTS),
    outputs: fewOf(output, MOST_OUTPUTS).optional(),
    outputContext: z
      .strictObject({
        entityName: z
          .string()
          .regex(/^[a-zA-Z0-9]+$/)
          .max(LONGEST_CONTEXT_NAME),
        outputType: z.enum(['OBJECT', 'LIST']),
        outputDomain: z
          .string()
          .regex(/^[a-z-]+$/)
          .max(LONGEST_CONTEXT_NAME),
      })
      .optional(),
    resolver: z.strictObject({ function: key }).optional(),
  })
  .refine(({ outputs, outputContext }) => outputs === undefined || outputContext !== undefined, {
    message: 'outputs need an outputContext',
  });

/** `automation:actionProvider`: which actions the rules of Automation offer. */
export const actionProvider = z.strictObject({
  key,
  actions: z.array(key).min(1).max(MOST_ACTIONS_OF_PROVIDER),
});

export type ValueType = z.output<typeof valueType>;
