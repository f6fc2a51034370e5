import { z } from 'zod';

/**
 * What the host and its worker threads say to each other. Threads import only types from here: a validator in
 * each of them would cost the app's memory and the thread's start.
 */

/** `workerData` of a worker thread. */
export interface WorkerSettings {
  bundleFile: string;
  /** The emulator's own address, such as `http://127.0.0.1:8790`. */
  baseUrl: string;
  /** See `MovableClock.sharedOffset`. */
  clockOffset: SharedArrayBuffer;
}

export interface AppContext {
  appId: string;
  appVersion: string;
  environmentId: string;
  environmentType: string;
  invocationId: string;
  installationId: string;
  moduleKey: string;
  installation: unknown;
  permissions: unknown;
}

/** One invocation for a worker. */
export interface Job {
  id: string;
  /** Proves to the platform proxy which invocation calls. */
  token: string;
  file: string;
  exportName: string;
  args: unknown[];
  limitMs: number;
  appContext: AppContext;
  contextAri: string;
  principalAccountId?: string;
}

/** Threads run the app's code, so that what comes from them is checked. */
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
