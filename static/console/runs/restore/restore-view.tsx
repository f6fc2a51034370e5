import {
  Box,
  Button,
  ButtonGroup,
  Heading,
  Inline,
  Label,
  SectionMessage,
  Stack,
  Text,
  Textfield,
} from '@forge/react';
import { useCallback, useRef, useState, type ReactElement } from 'react';
import type { RestorePreview } from '../../../../src/contract/restore';
import type { RunDetail } from '../../../../src/contract/runs';
import { AskButton } from '../../../shared/ask-button';
import { callOperator } from '../../../shared/call';
import { notifyDone } from '../../../shared/notify';
import { typedIn } from '../../../shared/fields';
import { nameOf } from '../../../shared/people';
import { Sentences } from '../../../shared/plan-parts';
import { fieldStyle } from '../../../shared/style';
import { Aside, Failed, Loading } from '../../../shared/states';
import { useLoaded } from '../../../shared/use-loaded';
import { useWords } from '../../../shared/words';
import { newRequestId } from '../../../shared/request-id';
import { everythingReady, stillChosen, toggled } from './chosen';
import { RestoreItems } from './restore-items';

type Allowed = Extract<RestorePreview, { allowed: true }>;

interface RestoreViewProps {
  run: RunDetail;
  onClose: () => void;
  /** Called with the id of the run that gives back. */
  onStarted: (id: string) => void;
}

/** What a run took and what can be given back: chosen by ticking, then confirmed. */
export function RestoreView({ run, onClose, onStarted }: RestoreViewProps): ReactElement {
  const words = useWords();
  const read = useCallback(() => callOperator('previewRestore', { runId: run.id }), [run.id]);
  const { state, reload, replace } = useLoaded<RestorePreview>(read);
  const leaver = nameOf(run.leaver, words);
  return (
    <Stack space="space.200">
      <Inline>
        <Button iconBefore="arrow-left" autoFocus onClick={onClose}>
          {words.text('restore.back')}
        </Button>
      </Inline>
      <Heading as="h2" size="medium">
        {words.text('restore.heading', { leaver })}
      </Heading>
      {state.kind === 'loading' ? <Loading what={words.text('restore.reading')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('restore.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' && !state.value.allowed ? (
        <SectionMessage appearance="warning" title={words.text('restore.refused')}>
          <Text>{state.value.reason}</Text>
        </SectionMessage>
      ) : null}
      {state.kind === 'loaded' && state.value.allowed ? (
        <Choice
          preview={state.value}
          run={run}
          leaver={leaver}
          onChanged={(preview) => replace(() => Promise.resolve(preview))}
          onStarted={onStarted}
        />
      ) : null}
    </Stack>
  );
}

interface ChoiceProps {
  preview: Allowed;
  run: RunDetail;
  leaver: string;
  onChanged: (preview: RestorePreview) => Promise<void>;
  onStarted: (id: string) => void;
}

function Choice({ preview, run, leaver, onChanged, onStarted }: ChoiceProps): ReactElement {
  const words = useWords();
  const [chosen, setChosen] = useState(() => everythingReady(preview.items));
  const [why, setWhy] = useState('');
  const [isChanged, setChanged] = useState(false);
  /** Sent twice, it is the same request; another choice is another one. */
  const request = useRef({ key: '', id: '' });

  const confirm = async (): Promise<void> => {
    const sent = { runId: run.id, chosen: [...chosen], fingerprint: preview.fingerprint, why };
    const key = JSON.stringify(sent);
    if (request.current.key !== key) request.current = { key, id: newRequestId() };
    const result = await callOperator('startRestore', { ...sent, requestId: request.current.id });
    if (result.outcome === 'started') {
      notifyDone(`restore-${result.runId}`, words.text('restore.started'));
      onStarted(result.runId);
      return;
    }
    setChanged(true);
    if (result.preview.allowed) setChosen(stillChosen(chosen, result.preview.items));
    await onChanged(result.preview);
  };

  if (preview.items.length === 0) return <Aside>{words.text('restore.nothing')}</Aside>;
  return (
    <Stack space="space.200">
      <Text>{words.text('restore.introduction')}</Text>
      {isChanged ? (
        <SectionMessage appearance="warning" title={words.text('restore.changed')}>
          <Text>{words.text('restore.changedText')}</Text>
        </SectionMessage>
      ) : null}
      {preview.notes.length === 0 ? null : (
        <SectionMessage appearance="information" title={words.text('restore.notes')}>
          <Sentences sentences={preview.notes} />
        </SectionMessage>
      )}
      {preview.back === 0 ? null : <Aside>{words.counted('restore.backAlready', preview.back)}</Aside>}
      <Inline>
        <ButtonGroup label={words.text('restore.ticks')}>
          <Button
            spacing="compact"
            onClick={() => {
              setChosen(everythingReady(preview.items));
            }}
          >
            {words.text('restore.all')}
          </Button>
          <Button
            spacing="compact"
            onClick={() => {
              setChosen(new Set());
            }}
          >
            {words.text('restore.none')}
          </Button>
        </ButtonGroup>
      </Inline>
      <RestoreItems
        items={preview.items}
        chosen={chosen}
        onToggle={(id) => {
          setChosen((before) => toggled(before, id));
        }}
      />
      <Box xcss={fieldStyle}>
        <Label labelFor="restore-why">{words.text('restore.why')}</Label>
        <Textfield
          id="restore-why"
          name="restore-why"
          maxLength={500}
          onChange={(event) => {
            setWhy(typedIn(event));
          }}
        />
      </Box>
      {chosen.size === 0 ? (
        <Aside>{words.text('restore.tickOne')}</Aside>
      ) : (
        <Inline>
          <AskButton
            label={words.counted('restore.button', chosen.size)}
            title={words.text('restore.title', { leaver })}
            sentence={words.counted('restore.sentence', chosen.size)}
            confirmLabel={words.text('restore.confirm')}
            keepLabel={words.text('restore.keep')}
            refusedTitle={words.text('restore.notStarted')}
            appearance="primary"
            buttonAppearance="primary"
            onConfirm={confirm}
          />
        </Inline>
      )}
    </Stack>
  );
}
