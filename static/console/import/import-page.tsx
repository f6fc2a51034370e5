import { Button, Heading, Inline, SectionMessage, Stack, Text } from '@forge/react';
import { useCallback, type ReactElement } from 'react';
import type { ImportStage, ImportView } from '../../../src/contract/imports';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import type { ConsoleSetup } from '../offboard/draft';
import { ConfirmRest } from './confirm-rest';
import { stageLozenge } from './import-table';
import { DatesTaken } from './dates-taken';
import { Mapping } from './mapping';
import { Counts, JudgingProgress, RunProgress } from './progress';
import { RemoveRows } from './remove-rows';
import { RequestStep } from './request-step';
import { ResultFile } from './result-file';
import { Rows } from './rows';
import { Steering } from './steering';
import { Upload, type ImportLimits } from './upload';

interface PageProps {
  setup: ConsoleSetup;
  limits: ImportLimits;
  onOpenRun: (runId: string) => void;
}

const ENDED: readonly ImportStage[] = ['stopped', 'done'];

/** One import, from its upload to its result. */
export function ImportPage(props: PageProps & { id: string; onBack: () => void }): ReactElement {
  const { id } = props;
  const words = useWords();
  const read = useCallback(() => callOperator('getImport', { id }), [id]);
  const { state, reload, replace } = useLoaded(read);
  const imported = state.kind === 'loaded' ? state.value : null;
  usePolling(imported?.isBusy === true, JSON.stringify(imported), reload);
  return (
    <Stack space="space.250">
      <Inline>
        <Button iconBefore="arrow-left" onClick={props.onBack}>
          {words.text('import.back')}
        </Button>
      </Inline>
      {state.kind === 'loading' ? <Loading what={words.text('import.whatOne')} /> : null}
      {state.kind === 'failed' ? (
        <Failed
          title={words.text('import.failedOne')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      ) : null}
      {state.kind === 'loaded' ? (
        <>
          {state.problem === null ? null : (
            <OutOfDate
              title={words.text('import.partial')}
              problem={state.problem}
              onRetry={() => void reload()}
            />
          )}
          <Opened
            {...props}
            imported={state.value}
            onChanged={(changed) => {
              void replace(() => Promise.resolve(changed));
            }}
          />
        </>
      ) : null}
    </Stack>
  );
}

interface OpenedProps extends PageProps {
  imported: ImportView;
  onChanged: (imported: ImportView) => void;
}

function Opened(props: OpenedProps): ReactElement {
  const { imported } = props;
  const words = useWords();
  const { name, operator, stage, waiting, problem, removedAt, rows } = imported;
  const isForDates = imported.dates?.use === 'only';
  return (
    <Stack space="space.250">
      <Stack space="space.050">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h2" size="medium">
            {name}
          </Heading>
          {stageLozenge(stage, words)}
        </Inline>
        <Aside>
          {words.text('import.by', {
            person: operator.displayName,
            moment: words.moment(imported.createdAt),
          })}
        </Aside>
      </Stack>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.unusable')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {waiting === null ? null : (
        <SectionMessage appearance="warning" title={words.text('import.waits')}>
          <Text>{waiting}</Text>
        </SectionMessage>
      )}
      {isForDates && stage === 'done' ? null : <Now {...props} />}
      <DatesTaken imported={imported} />
      {rows > 0 && !isForDates && stage !== 'reading' && stage !== 'removed' ? (
        <Rows imported={imported} onOpenRun={props.onOpenRun} />
      ) : null}
      <RemoveRows imported={imported} onChanged={props.onChanged} />
      {removedAt === null ? null : (
        <Aside>{words.text('import.removedAt', { moment: words.moment(removedAt) })}</Aside>
      )}
    </Stack>
  );
}

/** What is to be done now, or what happens by itself. */
function Now(props: OpenedProps): ReactElement | null {
  const { imported, onChanged } = props;
  const words = useWords();
  const { stage, isOwn, canary } = imported;
  const notYours = isOwn ? null : (
    <Aside>{words.text('import.notYours', { person: imported.operator.displayName })}</Aside>
  );
  switch (stage) {
    case 'uploading':
      return notYours ?? <Upload begun={imported} limits={props.limits} onUploaded={onChanged} />;
    case 'mapping':
      return notYours ?? <Mapping imported={imported} onChanged={onChanged} />;
    case 'dates':
    case 'reading':
    case 'judging':
      return <JudgingProgress imported={imported} />;
    case 'judged':
      return (
        <Stack space="space.250">
          <Counts imported={imported} />
          {notYours ?? <RequestStep imported={imported} setup={props.setup} onChanged={onChanged} />}
        </Stack>
      );
    case 'asking':
      return (
        <Stack space="space.250">
          <RunProgress imported={imported} onOpenRun={props.onOpenRun} />
          {notYours ?? null}
          {isOwn && canary?.isVerified === true ? (
            <ConfirmRest imported={imported} onChanged={onChanged} />
          ) : null}
          {isOwn && canary?.isVerified === false ? (
            <RequestStep imported={imported} setup={props.setup} onChanged={onChanged} />
          ) : null}
          <Steering imported={imported} setup={props.setup} onChanged={onChanged} />
        </Stack>
      );
    case 'unusable':
    case 'removed':
      return stage === 'removed' ? <Counts imported={imported} /> : null;
    default:
      return (
        <Stack space="space.250">
          <RunProgress imported={imported} onOpenRun={props.onOpenRun} />
          <Steering imported={imported} setup={props.setup} onChanged={onChanged} />
          {ENDED.includes(stage) ? <ResultFile id={imported.id} /> : null}
        </Stack>
      );
  }
}
