import { Checkbox } from '@atlaskit/checkbox';
import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import Lozenge from '@atlaskit/lozenge';
import { useState, type ReactElement } from 'react';
import { HostState } from './host-state';
import { TRAFFIC_KINDS, useTraffic, type Call, type TrafficKind } from './use-traffic';

/** More rows than anybody reads make the page slow. */
const MOST_ROWS = 300;

/** What an app may use in an hour on all its sites together (Atlassian, rate limiting, points). */
const HOURLY_POINTS = 65_000;
const HOUR_MS = 3_600_000;

/** The points of the hour that the newest call is in; hours begin on the clock, as Jira's quota does. */
function pointsOfTheHour(calls: readonly Call[]): number {
  const hour = (call: Call): number => Math.floor(Date.parse(call.at) / HOUR_MS);
  const newest = calls.at(-1);
  if (newest === undefined) return 0;
  return calls.filter((call) => hour(call) === hour(newest)).reduce((sum, call) => sum + call.points, 0);
}

function appearance(status: number): 'success' | 'moved' | 'removed' | 'default' {
  if (status === 0) return 'default';
  if (status < 400) return 'success';
  return status === 429 || status >= 500 ? 'removed' : 'moved';
}

function Calls({ calls }: { calls: readonly Call[] }): ReactElement {
  if (calls.length === 0) return <p className="uikit-muted">The app has made no call of these kinds yet.</p>;
  return (
    <div className="machine-table" role="region" aria-label="Calls" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Time</th>
            <th scope="col">Kind</th>
            <th scope="col">As</th>
            <th scope="col">Call</th>
            <th scope="col">Answer</th>
            <th scope="col">Points</th>
            <th scope="col">Invocation</th>
          </tr>
        </thead>
        <tbody>
          {calls.map((call) => (
            <tr key={call.seq}>
              <td>{call.seq}</td>
              <td>{call.at.slice(11, 23)}</td>
              <td>{call.kind}</td>
              <td>{call.identity.startsWith('user:') ? 'a person' : call.identity}</td>
              <td>
                <code>
                  {call.method} {call.path}
                </code>
              </td>
              <td>
                <Lozenge appearance={appearance(call.status)}>
                  {call.status === 0 ? 'no answer' : String(call.status)}
                </Lozenge>
              </td>
              <td>{call.points === 0 ? '' : call.points}</td>
              <td>
                <code>{call.invocation.slice(0, 8)}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ value, what }: { value: number; what: string }): ReactElement {
  return (
    <div className="machine-figure">
      <strong>{value.toLocaleString('en')}</strong>
      <span>{what}</span>
    </div>
  );
}

/** Every call that the app makes, as it makes it, and what it costs. */
export function TrafficPage(): ReactElement {
  const [kinds, setKinds] = useState<ReadonlySet<TrafficKind>>(new Set(['jira', 'egress']));
  const { calls, clear } = useTraffic();
  const shown = calls.filter((call) => kinds.has(call.kind));
  const jira = calls.filter((call) => call.kind === 'jira');
  return (
    <>
      <Heading size="large" as="h1">
        Traffic
      </Heading>
      <div className="machine-figures">
        <Figure value={jira.length} what="calls to Jira" />
        <Figure
          value={pointsOfTheHour(jira)}
          what={`points this hour of ${HOURLY_POINTS.toLocaleString('en')}`}
        />
        <Figure value={jira.filter((call) => call.status === 429).length} what="refused by a limit" />
        <Figure value={calls.filter((call) => call.kind === 'storage').length} what="storage calls" />
        <Figure value={calls.filter((call) => call.kind === 'queue').length} what="queue pushes" />
        <Figure value={new Set(calls.map((call) => call.invocation)).size} what="invocations" />
      </div>
      <HostState />
      <Heading size="small" as="h2">
        Calls of the app
      </Heading>
      <div className="machine-filters" role="group" aria-label="Kinds of calls">
        {TRAFFIC_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={kind}
            isChecked={kinds.has(kind)}
            onChange={(event) => {
              const next = new Set(kinds);
              if (event.target.checked) next.add(kind);
              else next.delete(kind);
              setKinds(next);
            }}
          />
        ))}
        <Button spacing="compact" onClick={clear}>
          Hide what is there
        </Button>
        {shown.length > MOST_ROWS ? (
          <span className="uikit-muted">The newest {MOST_ROWS} are shown.</span>
        ) : null}
      </div>
      <Calls calls={shown.slice(-MOST_ROWS).reverse()} />
    </>
  );
}
