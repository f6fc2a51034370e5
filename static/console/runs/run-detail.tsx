import { Button, Heading, Inline, Stack, Text } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import type { PersonView, RunDetail, RunRow } from '../../../src/contract/runs';
import { callOperator } from '../../shared/call';
import { nameOf } from '../../shared/people';
import { Failed, Loading, OutOfDate } from '../../shared/states';
import { hasEnded } from '../../shared/run-status';
import { statusLozenge } from '../../shared/statuses';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { ExportEvidence } from '../evidence/export-evidence';
import { BatchBar } from './batch-bar';
import { isOfSeveral } from './batches';
import { RunApproval } from './run-approval';
import { RestoreView } from './restore/restore-view';
import { RunActions } from './run-actions';
import { RunEffects } from './run-effects';
import { RunFacts, RunMessages } from './run-facts';
import { RunLeft } from './run-left';
import { RunPlan } from './run-plan';
import { RunRestored } from './run-restored';
import { RunSteps } from './run-steps';
import { RunVerification } from './run-verification';
import { RunWatch } from './run-watch';

interface RunDetailProps {
  id: string;
  /** The runs of the list: they tell whether this one was started together with others. */
  listed: readonly RunRow[];
  onBack: () => void;
  onShowPerson: (leaver: PersonView) => void;
  /** Shows another run in place of this one. */
  onOpen: (id: string) => void;
}

/** One run with everything that is known of it; it refreshes itself until the run has ended. */
export function RunDetailView({ id, listed, onBack, onShowPerson, onOpen }: RunDetailProps): ReactElement {
  const words = useWords();
  const read = useCallback(() => callOperator('getRun', { id }), [id]);
  const { state, reload } = useLoaded(read);
  const [isRestoring, setRestoring] = useState(false);
  const [isDeciding, setDeciding] = useState(false);
  const isLive = state.kind === 'loaded' && !hasEnded(state.value.status);
  usePolling(isLive, JSON.stringify(state), reload);

  if (isDeciding && state.kind === 'loaded' && state.value.approval !== null) {
    return (
      <RunApproval
        run={state.value}
        approval={state.value.approval}
        onClose={async () => {
          setDeciding(false);
          await reload();
        }}
      />
    );
  }
  if (isRestoring && state.kind === 'loaded') {
    return (
      <RestoreView
        run={state.value}
        onClose={() => {
          setRestoring(false);
        }}
        onStarted={onOpen}
      />
    );
  }
  return (
    <Stack space="space.300">
      <Inline>
        <Button appearance="default" iconBefore="arrow-left" autoFocus onClick={onBack}>
          {words.text('run.back')}
        </Button>
      </Inline>
      {state.kind === 'loading' ? <Loading what={words.text('run.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('run.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && state.problem !== null ? (
        <OutOfDate title={words.text('run.partial')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' ? (
        <LoadedRun
          run={state.value}
          isOfSeveral={isOfSeveral(state.value, listed)}
          onChanged={reload}
          onShowPerson={onShowPerson}
          onOpen={onOpen}
          onDecide={() => {
            setDeciding(true);
          }}
          onRestore={() => {
            setRestoring(true);
          }}
        />
      ) : null}
    </Stack>
  );
}

interface LoadedRunProps {
  run: RunDetail;
  isOfSeveral: boolean;
  onChanged: () => Promise<void>;
  onShowPerson: (leaver: PersonView) => void;
  onOpen: (id: string) => void;
  onDecide: () => void;
  onRestore: () => void;
}

function LoadedRun(props: LoadedRunProps): ReactElement {
  const { run, onOpen } = props;
  const words = useWords();
  const [isExporting, setExporting] = useState(false);
  const { restores } = run;
  return (
    <Stack space="space.400">
      <Stack space="space.200">
        <Inline space="space.200" rowSpace="space.100" spread="space-between" alignBlock="center" shouldWrap>
          <Inline space="space.150" alignBlock="center">
            <Heading as="h2" size="medium">
              {nameOf(run.leaver, words)}
            </Heading>
            {statusLozenge(run.status, words)}
          </Inline>
          <RunActions
            run={run}
            onDone={props.onChanged}
            onDecide={props.onDecide}
            onRestore={props.onRestore}
            onExport={() => {
              setExporting(true);
            }}
          />
        </Inline>
        <RunFacts run={run} onShowPerson={props.onShowPerson} />
        <RunRestored run={run} onOpen={onOpen} />
        <RunMessages run={run} />
      </Stack>
      {isExporting ? (
        <ExportEvidence scope={{ kind: 'run', runId: run.id }} ticketKey={run.ticketKey} />
      ) : null}
      {props.isOfSeveral ? <BatchBar id={run.batchId} /> : null}
      <RunSteps run={run} />
      <RunLeft run={run} />
      <RunVerification run={run} />
      <RunWatch run={run} />
      <RunEffects effects={run.effects} />
      {restores === null ? (
        <RunPlan plan={run.plan} person={nameOf(run.leaver, words)} />
      ) : (
        <Inline space="space.100" alignBlock="center">
          <Text>{words.text('restore.undone')}</Text>
          <Button
            spacing="compact"
            onClick={() => {
              onOpen(restores);
            }}
          >
            {words.text('restore.undoneRun')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
