import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { control } from '../connection/control';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';

const schema = z.object({
  clock: z.string(),
  points: z.object({ used: z.number(), limit: z.number(), resetsAt: z.string() }).optional(),
  queue: z.array(
    z.looseObject({ queue: z.string(), dueAt: z.string(), state: z.string(), attempt: z.number().optional() }),
  ),
  schedules: z.array(z.object({ key: z.string(), interval: z.string(), nextAt: z.string() })),
  invocations: z.array(z.looseObject({ id: z.string(), function: z.string(), startedAt: z.string(), state: z.string() })),
});

export type HostStatus = z.infer<typeof schema>;

const POLL_MS = 1500;

/** What the Forge host has under way. */
export function readHost(): Promise<HostStatus> {
  return control('GET', 'host', schema);
}

/** The queue, the hour's points and what runs now. */
export function HostState(): ReactElement {
  const { loaded } = useLoaded(readHost, POLL_MS);
  return (
    <LoadedView loaded={loaded} what="what is under way">
      {(host) => (
        <div className="machine-host">
          {host.points === undefined ? null : (
            <section aria-label="Points of the hour">
              <Heading size="small" as="h2">
                Points of the hour
              </Heading>
              <p>
                {host.points.used.toLocaleString('en')} of {host.points.limit.toLocaleString('en')}, new ones at{' '}
                {host.points.resetsAt.slice(11, 16)} UTC
              </p>
            </section>
          )}
          <section aria-label="Queue">
            <Heading size="small" as="h2">
              Queue ({host.queue.length})
            </Heading>
            {host.queue.length === 0 ? <p className="uikit-muted">Nothing waits.</p> : null}
            <ul>
              {host.queue.map((event, index) => (
                <li key={index}>
                  {event.queue}: {event.state}, due {event.dueAt.slice(11, 19)}
                  {event.attempt === undefined || event.attempt === 0 ? '' : `, try ${String(event.attempt + 1)}`}
                </li>
              ))}
            </ul>
          </section>
          <section aria-label="Running now">
            <Heading size="small" as="h2">
              Running now
            </Heading>
            {host.invocations.length === 0 ? <p className="uikit-muted">No invocation.</p> : null}
            <ul>
              {host.invocations.map((invocation) => (
                <li key={invocation.id}>
                  {invocation.function} since {invocation.startedAt.slice(11, 19)}
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </LoadedView>
  );
}
