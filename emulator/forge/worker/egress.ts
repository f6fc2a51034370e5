import http from 'node:http';
import https from 'node:https';
import { OUTBOUND_REQUEST_MS } from '../limits';
import { EGRESS_HEADER, TOKEN_HEADER } from './headers';
import { currentScope } from './scope';

/**
 * Replaces every way out of the thread: `fetch` goes through the platform proxy, which knows what the manifest
 * allows; the older clients are closed, because nothing here plays the platform's proxy for them.
 */
export function installEgress(platformFetch: typeof globalThis.fetch, baseUrl: string): void {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const headers = new Headers(request.headers);
    headers.set(TOKEN_HEADER, currentScope().job.token);
    headers.set(EGRESS_HEADER, request.url);
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    return platformFetch(`${baseUrl}/_forge/egress`, {
      method: request.method,
      headers,
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(OUTBOUND_REQUEST_MS)]),
      ...(hasBody && { body: await request.arrayBuffer() }),
    });
  };
  const closed = () => {
    throw new Error('Use fetch: the emulator lets nothing out through node:http and node:https.');
  };
  for (const client of [http, https]) Object.assign(client, { request: closed, get: closed });
}
