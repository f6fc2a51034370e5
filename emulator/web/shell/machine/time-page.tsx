import Button from '@atlaskit/button/new';
import { ButtonGroup } from '@atlaskit/button';
import Heading from '@atlaskit/heading';
import Textfield from '@atlaskit/textfield';
import { useState, type ReactElement } from 'react';
import { z } from 'zod';
import { app } from '../connection/app-description';
import { control } from '../connection/control';
import { useLoaded } from '../connection/use-loaded';
import { LoadedView } from '../frame/loaded-view';
import { readHost } from './host-state';
import { useOrder, type Order } from './use-order';

const POLL_MS = 1000;
const STEPS = [
  { name: '1 minute', seconds: 60 },
  { name: '10 minutes', seconds: 600 },
  { name: '1 hour', seconds: 3600 },
  { name: '1 day', seconds: 86_400 },
  { name: '30 days', seconds: 30 * 86_400 },
];

/** The intervals of the manifest in words. */
const INTERVALS: Readonly<Record<string, string>> = { fiveMinute: 'five minutes' };

const anything = z.unknown();
const drained = z.looseObject({ idle: z.boolean(), invocations: z.number() });

function advance(seconds: number): Promise<string> {
  return control('POST', 'clock', anything, { advanceSeconds: seconds }).then(
    () => `The clock went ${seconds.toLocaleString('en')} seconds ahead.`,
  );
}

async function drain(): Promise<string> {
  const { idle, invocations } = await control('POST', 'drain', drained, {});
  const ended = idle ? 'nothing is left to do' : 'something is still under way';
  return `${String(invocations)} invocations ran; ${ended}.`;
}

async function fire(key: string): Promise<string> {
  await control('POST', 'schedule', anything, { key });
  return `The schedule ${key} was fired.`;
}

function Clock({ order }: { order: Order }): ReactElement {
  const { loaded, reload } = useLoaded(readHost, POLL_MS);
  const [seconds, setSeconds] = useState('300');
  const amount = Number(seconds);
  const move = (by: number): void => {
    void order.give('Advance the clock', () => advance(by)).then(reload);
  };
  return (
    <section aria-label="Clock" className="machine-block">
      <Heading size="small" as="h2">
        Clock
      </Heading>
      <LoadedView loaded={loaded} what="the clock">
        {(host) => <p className="machine-clock">{host.clock.replace('T', ' ').slice(0, 19)} UTC</p>}
      </LoadedView>
      <ButtonGroup label="Advance by">
        {STEPS.map((step) => (
          <Button
            key={step.name}
            isDisabled={order.running !== undefined}
            onClick={() => {
              move(step.seconds);
            }}
          >
            + {step.name}
          </Button>
        ))}
      </ButtonGroup>
      <div className="machine-line">
        <label htmlFor="advance-seconds">Seconds</label>
        <Textfield
          id="advance-seconds"
          type="number"
          isCompact
          width={120}
          value={seconds}
          onChange={(event) => {
            setSeconds(event.currentTarget.value);
          }}
        />
        <Button
          spacing="compact"
          isDisabled={!(amount > 0) || order.running !== undefined}
          onClick={() => {
            move(amount);
          }}
        >
          Advance
        </Button>
      </div>
      <p className="uikit-muted">The clock only goes forward; whatever becomes due on the way happens.</p>
      <Button
        appearance="primary"
        isLoading={order.running === 'Run what is due'}
        onClick={() => void order.give('Run what is due', drain).then(reload)}
      >
        Run what is due
      </Button>
    </section>
  );
}

/** Moves time and fires schedules. */
export function TimePage(): ReactElement {
  const order = useOrder();
  const { loaded } = useLoaded(readHost, POLL_MS);
  const nextAt = (key: string): string | undefined =>
    loaded.state === 'ready'
      ? loaded.value.schedules.find((schedule) => schedule.key === key)?.nextAt
      : undefined;
  return (
    <>
      <Heading size="large" as="h1">
        Time and schedules
      </Heading>
      <Clock order={order} />
      <section aria-label="Schedules" className="machine-block">
        <Heading size="small" as="h2">
          Schedules
        </Heading>
        {app.schedules.length === 0 ? (
          <p className="uikit-muted">The manifest has no scheduled trigger.</p>
        ) : null}
        <ul className="machine-schedules">
          {app.schedules.map(({ key, interval }) => (
            <li key={key}>
              <span>
                <strong>{key}</strong> every {INTERVALS[interval] ?? interval}
                {nextAt(key) === undefined ? '' : `, next at ${(nextAt(key) ?? '').slice(11, 19)} UTC`}
              </span>
              <Button
                spacing="compact"
                aria-label={`Fire ${key} now`}
                isDisabled={order.running !== undefined}
                onClick={() => void order.give(`Fire ${key}`, () => fire(key))}
              >
                Fire now
              </Button>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Start again" className="machine-block">
        <Heading size="small" as="h2">
          Start again
        </Heading>
        <p>Puts the site back to the seed it started with; everything done since is forgotten.</p>
        <Button
          appearance="danger"
          isLoading={order.running === 'Reset the site'}
          onClick={() =>
            void order
              .give('Reset the site', () =>
                control('POST', 'reset', anything, {}).then(() => 'The site is as it was.'),
              )
              .then(() => {
                window.location.assign('/');
              })
          }
        >
          Reset the site
        </Button>
      </section>
    </>
  );
}
