import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { useState, type ReactElement } from 'react';

interface Choice {
  label: string;
  value: string;
}

const TARGETS: Choice[] = [
  { label: 'Jira', value: 'jira' },
  { label: 'Organisation API', value: 'admin' },
  { label: 'SCIM', value: 'scim' },
  { label: 'Storage', value: 'storage' },
  { label: 'Queue', value: 'queue' },
  { label: 'Product events', value: 'event' },
];

/** Effects by name, as the fault address takes them (`design.md`, the emulator's addresses). */
const EFFECTS: readonly (Choice & { effect: Readonly<Record<string, unknown>> })[] = [
  { label: 'Takes two seconds longer', value: 'slow', effect: { latencyMs: 2000 } },
  { label: 'Answers 429, try again after 30 seconds', value: 'limit', effect: tooMany() },
  { label: 'Answers 500', value: 'error', effect: { status: 500 } },
  { label: 'Answers 503', value: 'unavailable', effect: { status: 503 } },
  { label: 'Answers 403', value: 'forbidden', effect: { status: 403 } },
  { label: 'Connection ends before the effect', value: 'drop-before', effect: { drop: 'before' } },
  { label: 'Connection ends after the effect', value: 'drop-after', effect: { drop: 'after' } },
  { label: 'The invocation dies before the effect', value: 'kill-before', effect: { kill: 'before' } },
  { label: 'The invocation dies after the effect', value: 'kill-after', effect: { kill: 'after' } },
  { label: 'Reads lag ten seconds behind writes', value: 'lag', effect: { lagMs: 10_000 } },
  { label: 'Happens twice (queue, events)', value: 'twice', effect: { duplicate: true } },
  { label: 'Comes a minute late (queue, events)', value: 'late', effect: { delaySeconds: 60 } },
];

function tooMany(): Readonly<Record<string, unknown>> {
  return { status: 429, headers: { 'Retry-After': '30', 'RateLimit-Reason': 'jira-burst-based' } };
}

const FIRST_TARGET: Choice = { label: 'Jira', value: 'jira' };

interface FaultFormProps {
  isRunning: boolean;
  onOrder: (rule: unknown) => void;
}

/** A rule: where, which calls, how often, and what happens to them. */
export function FaultForm({ isRunning, onOrder }: FaultFormProps): ReactElement {
  const [target, setTarget] = useState<Choice>(FIRST_TARGET);
  const [effect, setEffect] = useState(EFFECTS[1]);
  const [path, setPath] = useState('');
  const [skip, setSkip] = useState('0');
  const [times, setTimes] = useState('1');
  const order = (): void => {
    onOrder({
      target: target.value,
      ...(path === '' ? {} : { path }),
      skip: Number(skip),
      times: Number(times),
      effect: effect?.effect,
    });
  };
  return (
    <section aria-label="Order a fault" className="machine-block">
      <Heading size="small" as="h2">
        Order a fault
      </Heading>
      <div className="machine-form">
        <div>
          <label htmlFor="fault-target">Where</label>
          <Select
            inputId="fault-target"
            options={TARGETS}
            value={target}
            onChange={(chosen) => {
              if (chosen !== null) setTarget(chosen);
            }}
          />
        </div>
        <div>
          <label htmlFor="fault-effect">What happens</label>
          <Select
            inputId="fault-effect"
            options={EFFECTS}
            value={effect ?? null}
            onChange={(chosen) => {
              if (chosen !== null) setEffect(chosen);
            }}
          />
        </div>
        <div>
          <label htmlFor="fault-path">Path contains (empty: any)</label>
          <Textfield
            id="fault-path"
            value={path}
            onChange={(event) => {
              setPath(event.currentTarget.value);
            }}
          />
        </div>
        <div>
          <label htmlFor="fault-skip">Calls to let through first</label>
          <Textfield
            id="fault-skip"
            type="number"
            value={skip}
            onChange={(event) => {
              setSkip(event.currentTarget.value);
            }}
          />
        </div>
        <div>
          <label htmlFor="fault-times">How many calls it meets</label>
          <Textfield
            id="fault-times"
            type="number"
            value={times}
            onChange={(event) => {
              setTimes(event.currentTarget.value);
            }}
          />
        </div>
      </div>
      <Button appearance="primary" isDisabled={isRunning || !(Number(times) > 0)} onClick={order}>
        Order
      </Button>
    </section>
  );
}
