import { z } from 'zod';
import { DEFAULT_MEMORY_MB, LARGEST_MEMORY_MB, LONGEST_TIMEOUT_SECONDS, SMALLEST_MEMORY_MB } from '../limits';
import { action, actionProvider } from './action-schema';

/** Keys of modules: https://developer.atlassian.com/platform/forge/manifest-reference/modules/trigger/#properties */
const key = z.string().regex(/^[a-zA-Z0-9_-]+$/);
const text = z.union([z.string(), z.strictObject({ i18n: z.string() })]);

const attributeType = z.enum(['string', 'integer', 'float', 'boolean', 'any']);
const attributeName = z
  .string()
  .max(30)
  .regex(/^[_A-Za-z][_0-9A-Za-z]*$/);

const index = z.union([
  attributeName,
  z.strictObject({
    name: z.string().min(3).max(50),
    range: z.array(attributeName).length(1),
    partition: z.array(attributeName).min(1).optional(),
  }),
]);

const entity = z.strictObject({
  name: z
    .string()
    .min(3)
    .max(60)
    .regex(/^(?![.\-_])(?!.*\.{2})[_a-z0-9:\-.]*(?<!\.)$/),
  attributes: z.record(attributeName, z.strictObject({ type: attributeType })),
  indexes: z.array(index).default([]),
});

const page = z.strictObject({
  key,
  title: text,
  resource: z.string(),
  render: z.literal('native').optional(),
  resolver: z.strictObject({ function: key }),
  description: text.optional(),
  icon: z.string().optional(),
  label: text.optional(),
  layout: z.string().optional(),
});

const permission = z.strictObject({
  key,
  name: text,
  description: text,
  anonymousAllowed: z.boolean().optional(),
  defaultGrants: z.array(z.enum(['all', 'jira-administrators', 'none'])).optional(),
});

export const onErrorChoices = z.enum(['IGNORE_AND_LOG', 'IGNORE', 'RECEIVE_AND_LOG', 'RECEIVE']);

/** Source: https://developer.atlassian.com/platform/forge/manifest-reference/modules/web-trigger/, `@forge/manifest`. */
const staticOutput = z.strictObject({
  key: z.string().max(255),
  statusCode: z.number().int(),
  contentType: z.string().max(255).optional(),
  body: z.string().max(1024).optional(),
});

const webTriggerResponse = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('dynamic') }),
  z.strictObject({ type: z.literal('static'), outputs: z.array(staticOutput).min(1).max(20) }),
]);

/** The modules that the host knows, each strict: a property that is not here is not supported. */
export const modulesSchema = z.strictObject({
  function: z
    .array(
      z.strictObject({
        key,
        handler: z.string().regex(/^[^.]+(?:\/[^.]+)*\.[A-Za-z_$][\w$]*$/),
        timeoutSeconds: z.number().int().min(1).max(LONGEST_TIMEOUT_SECONDS).optional(),
      }),
    )
    .default([]),
  trigger: z
    .array(
      z.strictObject({
        key,
        function: key,
        events: z.array(z.string()).min(1),
        filter: z
          .strictObject({
            ignoreSelf: z.boolean().optional(),
            expression: z.string().max(10_000).optional(),
            onError: onErrorChoices.default('IGNORE_AND_LOG'),
          })
          .refine(({ ignoreSelf, expression }) => ignoreSelf !== undefined || expression !== undefined, {
            message: 'A filter needs ignoreSelf or an expression.',
          })
          .default({ onError: 'IGNORE_AND_LOG' }),
      }),
    )
    .default([]),
  consumer: z.array(z.strictObject({ key, queue: key, function: key })).default([]),
  scheduledTrigger: z
    .array(z.strictObject({ key, function: key, interval: z.enum(['fiveMinute', 'hour', 'day', 'week']) }))
    .default([]),
  webtrigger: z
    .array(
      z.strictObject({
        key,
        function: key,
        urlFormat: z.enum(['v1', 'v2']).optional(),
        response: webTriggerResponse.default({ type: 'dynamic' }),
      }),
    )
    .default([]),
  action: z.array(action).default([]),
  'automation:actionProvider': z.array(actionProvider).default([]),
  'jira:globalPage': z.array(page).max(1).default([]),
  'jira:adminPage': z.array(page).max(1).default([]),
  'jira:issueContext': z.array(page).max(1).default([]),
  'jira:globalPermission': z.array(permission).default([]),
  'jira:workflowValidator': z
    .array(
      z.strictObject({
        key,
        name: text,
        description: text,
        function: key,
        projectTypes: z.array(z.string()).optional(),
      }),
    )
    .default([]),
});

/** The whole manifest but its modules. */
export const manifestSchema = z.strictObject({
  app: z.strictObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-f-]{36}$/),
    name: z.string().optional(),
    runtime: z.strictObject({
      name: z.enum(['nodejs22.x', 'nodejs24.x']),
      memoryMB: z.number().int().min(SMALLEST_MEMORY_MB).max(LARGEST_MEMORY_MB).default(DEFAULT_MEMORY_MB),
      architecture: z.enum(['x86_64', 'arm64']).optional(),
    }),
    storage: z.strictObject({ entities: z.array(entity).default([]) }).optional(),
  }),
  permissions: z
    .strictObject({
      scopes: z.array(z.string()).default([]),
      content: z.record(z.string(), z.array(z.string())).optional(),
      external: z
        .strictObject({
          fetch: z
            .strictObject({
              backend: z
                .array(
                  z.union([
                    z.string(),
                    z.strictObject({
                      address: z.string(),
                      category: z.string().optional(),
                      inScopeEUD: z.boolean().optional(),
                    }),
                  ]),
                )
                .default([]),
            })
            .optional(),
        })
        .optional(),
    })
    .default({ scopes: [] }),
  resources: z.array(z.strictObject({ key, path: z.string() })).default([]),
  translations: z.looseObject({}).optional(),
  modules: z.record(z.string(), z.unknown()),
});

export type Modules = z.output<typeof modulesSchema>;
export type Manifest = z.output<typeof manifestSchema>;
export type AttributeType = z.output<typeof attributeType>;
export type OnError = z.output<typeof onErrorChoices>;
