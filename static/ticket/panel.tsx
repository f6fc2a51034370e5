import { Heading, SectionMessage, Stack, Text } from '@forge/react';
import { events } from '@forge/bridge';
import { useEffect, type ReactElement } from 'react';
import type { TicketPanel } from '../../src/contract/calls';
import { callTicket } from '../shared/call';
import { hasEnded } from '../shared/run-status';
import { Aside, Failed, Loading, OutOfDate } from '../shared/states';
import { useLoaded } from '../shared/use-loaded';
import { usePolling } from '../shared/use-polling';
import { useWords } from '../shared/words';
import { OwnAccess } from './own-access';
import { PlannedPerson } from './planned-person';
import { RunProgress } from './run-progress';
import { StartHere } from './start-here';

/** Jira says this to the modules of a ticket when it was changed (Forge manifest reference, jira:issueContext, Events). */
const TICKET_CHANGED = 'JIRA_ISSUE_CHANGED';

const readPanel = (): Promise<TicketPanel> => callTicket('getPanel', {});

/** The state of a ticket: bare for everybody, with plans and runs for those whom the server tells of them. */
export function TicketPanelView(): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readPanel);
  const panel = state.kind === 'loaded' ? state.value : null;
  usePolling(panel !== null && isLive(panel), JSON.stringify(panel), reload);
  useTicketChanges(reload);

  switch (state.kind) {
    case 'loading':
      return <Loading what={words.text('panel.what')} />;
    case 'failed':
      return (
        <Failed title={words.text('panel.failed')} problem={state.problem} onRetry={() => void reload()} />
      );
    case 'loaded':
      return (
        <Stack space="space.200">
          {state.problem === null ? null : (
            <OutOfDate
              title={words.text('panel.partial')}
              problem={state.problem}
              onRetry={() => void reload()}
            />
          )}
          {state.value.ownAccess === undefined ? null : (
            <OwnAccess access={state.value.ownAccess} onChanged={reload} />
          )}
          {state.value.ownAccess === undefined || state.value.state !== null ? (
            <Text>
              {state.value.state ??
                words.text(state.value.details === null ? 'panel.nothing' : 'panel.noRuns')}
            </Text>
          ) : null}
          {state.value.details === null ? null : <Details details={state.value.details} onStarted={reload} />}
        </Stack>
      );
  }
}

function Details(props: {
  details: NonNullable<TicketPanel['details']>;
  onStarted: () => Promise<void>;
}): ReactElement {
  const { plans, isRehearsal, problem, whoMayResolve, runs, mayStartHere } = props.details;
  const words = useWords();
  const isAhead = plans.length > 0 || problem !== null;
  return (
    <Stack space="space.200">
      {mayStartHere && runs[0]?.status === 'refused' ? <StartHere onStarted={props.onStarted} /> : null}
      {isAhead ? (
        <Stack space="space.150">
          <Heading as="h3" size="xsmall">
            {words.text(isRehearsal ? 'panel.rehearsed' : 'panel.plans')}
          </Heading>
          {problem === null ? null : (
            <SectionMessage appearance="warning" title={words.text('panel.problem')}>
              <Text>{problem}</Text>
            </SectionMessage>
          )}
          {plans.map((person) => (
            <PlannedPerson key={person.accountId} person={person} />
          ))}
          <Aside>{whoMayResolve}</Aside>
        </Stack>
      ) : null}
      {runs.length === 0 ? null : (
        <Stack space="space.150">
          <Heading as="h3" size="xsmall">
            {words.text('panel.runs')}
          </Heading>
          {runs.map((run) => (
            <RunProgress key={run.id} run={run} onDecided={props.onStarted} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** Whether something runs, or is about to: a ticket that was just resolved has no run yet. */
const isLive = ({ state, details }: TicketPanel): boolean =>
  details !== null && (state === null || details.runs.some(({ status }) => !hasEnded(status)));

/** Reads the panel again when somebody changes the ticket. */
function useTicketChanges(reload: () => Promise<void>): void {
  useEffect(() => {
    const subscribed = events.on(TICKET_CHANGED, reload);
    return () => {
      void subscribed.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, [reload]);
}
