import Heading from '@atlaskit/heading';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { control } from '../connection/control';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';

const schema = z.object({
  clock: z.string(),
  queue: z.array(z.object({ queue: z.string(), dueAt: z.string(), failures: z.number() })),
  schedules: z.array(z.object({ key: z.string(), interval: z.string(), nextAt: z.string() })),
  running: z.array(z.object({ id: z.string(), functionKey: z.string() })),
  ended: z.array(
    z.object({
      id: z.string(),
      functionKey: z.string(),
      at: z.string(),
      durationMs: z.number(),
      outcome: z.string(),
    }),
  ),
});

export type HostStatus = z.infer<typeof schema>;

const POLL_MS = 1500;
/** The newest of those that have ended; more would push the calls off the page. */
const ENDED_SHOWN = 6;

/** What the Forge host has under way. */
export function readHost(): Promise<HostStatus> {
  return control('GET', 'host', schema);
}

/** Shows the time of the emulator's clock in UTC. */
function time(moment: string): string {
  return moment.slice(11, 19);
}

function Block({
  title,
  nothing,
  items,
}: {
  title: string;
  nothing: string;
  items: readonly string[];
}): ReactElement {
  return (
    <section aria-label={title}>
      <Heading size="small" as="h2">
        {title} ({items.length})
      </Heading>
      {items.length === 0 ? <p className="uikit-muted">{nothing}</p> : null}
      <ul>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </section>
  );
}

/** What waits in the queue, what runs, what has ended, and when schedules fire. */
export function HostState(): ReactElement {
  const { loaded } = useLoaded(readHost, POLL_MS);
  return (
    <LoadedView loaded={loaded} what="what is under way">
      {(host) => (
        <div className="machine-host">
          <Block
            title="Queue"
            nothing="Nothing waits."
            items={host.queue.map(({ queue, dueAt, failures }) =>
              failures === 0
                ? `${queue}, due ${time(dueAt)}`
                : `${queue}, due ${time(dueAt)}, failed ${String(failures)} times`,
            )}
          />
          <Block
            title="Running now"
            nothing="No invocation."
            items={host.running.map(({ functionKey }) => functionKey)}
          />
          <Block
            title="Ended last"
            nothing="None yet."
            items={host.ended
              .slice(0, ENDED_SHOWN)
              .map(
                ({ functionKey, at, durationMs, outcome }) =>
                  `${functionKey} at ${time(at)}: ${outcome} after ${String(Math.round(durationMs))} ms`,
              )}
          />
          <Block
            title="Schedules"
            nothing="The manifest has none."
            items={host.schedules.map(({ key, nextAt }) => `${key}, next at ${time(nextAt)}`)}
          />
        </div>
      )}
    </LoadedView>
  );
}
