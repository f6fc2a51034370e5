import { z } from 'zod';

/** What the host and its worker threads say to each other. */

/** `workerData` of a worker thread. */
export const workerSettingsSchema = z.object({
  bundleFile: z.string(),
  /** The emulator's own address, such as `http://127.0.0.1:8790`. */
  baseUrl: z.string(),
  clockOffset: z.instanceof(SharedArrayBuffer),
});
export type WorkerSettings = z.output<typeof workerSettingsSchema>;

const appContextSchema = z.object({
  appId: z.string(),
  appVersion: z.string(),
  environmentId: z.string(),
  environmentType: z.string(),
  invocationId: z.string(),
  installationId: z.string(),
  moduleKey: z.string(),
  installation: z.unknown(),
  permissions: z.unknown(),
});
export type AppContext = z.output<typeof appContextSchema>;

/** One invocation for a worker. */
export const jobSchema = z.object({
  id: z.string(),
  /** Proves to the platform proxy which invocation calls. */
  token: z.string(),
  file: z.string(),
  exportName: z.string(),
  args: z.array(z.unknown()),
  limitMs: z.number(),
  appContext: appContextSchema,
  contextAri: z.string(),
  principalAccountId: z.string().optional(),
});
export type Job = z.output<typeof jobSchema>;

export const fromWorkerSchema = z.discriminatedUnion('type', [
  /** The bundle is loaded; which names each handler file exports. */
  z.object({ type: z.literal('ready'), handlers: z.record(z.string(), z.array(z.string())) }),
  z.object({ type: z.literal('log'), invocation: z.string(), level: z.string(), text: z.string() }),
  z.object({
    type: z.literal('returned'),
    /** JSON of what the handler returned; undefined when it returned nothing. */
    json: z.string().optional(),
    peakBytes: z.number(),
  }),
  z.object({
    type: z.literal('threw'),
    name: z.string(),
    message: z.string(),
    stack: z.string(),
    peakBytes: z.number(),
  }),
]);
export type FromWorker = z.output<typeof fromWorkerSchema>;

/** Headers between a worker and the platform proxy. */
export const TOKEN_HEADER = 'x-emulator-invocation';
export const ACCOUNT_HEADER = 'x-emulator-account';
export const EGRESS_HEADER = 'x-emulator-egress';
