import { ButtonGroup, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { EvidenceFormat, EvidenceScope } from '../../../src/contract/evidence';
import { AskButton } from '../../shared/ask-button';
import { callOperator } from '../../shared/call';
import { ChoiceSetting } from '../../shared/fields';
import { FilesFrame } from '../../shared/files-frame';
import { notifyDone } from '../../shared/notify';
import { Aside } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import { readFiles, type ExportedEvidence } from './read-files';

const FORMATS: readonly EvidenceFormat[] = ['json', 'csv', 'html'];

/**
 * Exports evidence in one of its forms: to save, to print, or to the ticket.
 * @param props.scope null while it is not said what is wanted
 * @param props.ticketKey the ticket that it can be attached to; null for none
 */
export function ExportEvidence(props: {
  scope: EvidenceScope | null;
  ticketKey: string | null;
}): ReactElement {
  const { scope, ticketKey } = props;
  const words = useWords();
  const [format, setFormat] = useState<EvidenceFormat>('json');
  const { isBusy, problem, act } = useAct();
  const [progress, setProgress] = useState<string | null>(null);
  const [exported, setExported] = useState<ExportedEvidence | null>(null);

  const prepare = async (): Promise<void> => {
    if (scope === null) return;
    await act(async () => {
      setExported(null);
      const read = await readFiles(scope, format, (part, of) => {
        setProgress(of === 1 ? null : words.text('evidence.progress', { part, of }));
      });
      setExported(read);
    });
    setProgress(null);
  };
  const attach = async (): Promise<void> => {
    if (scope?.kind !== 'run') return;
    const { names } = await callOperator('attachEvidence', { runId: scope.runId, format });
    notifyDone('evidence-attached', words.text('evidence.attached'), words.list(names));
  };
  return (
    <Stack space="space.200">
      <ChoiceSetting
        id="evidence-format"
        label={words.text('evidence.format')}
        help={words.text('evidence.formatHelp')}
        value={format}
        options={FORMATS.map((value) => ({ value, label: words.text(`evidence.formats.${value}`) }))}
        onChoose={(chosen) => {
          setFormat(chosen);
          setExported(null);
        }}
      />
      <Inline>
        <ButtonGroup label={words.text('evidence.actions')}>
          <LoadingButton
            appearance="primary"
            isLoading={isBusy}
            isDisabled={scope === null}
            onClick={() => void prepare()}
          >
            {words.text('evidence.prepare')}
          </LoadingButton>
          {ticketKey === null ? null : (
            <AskButton
              label={words.text('evidence.attach')}
              title={words.text('evidence.attachTitle', { ticket: ticketKey })}
              sentence={words.text('evidence.attachSentence')}
              confirmLabel={words.text('evidence.attachConfirm')}
              keepLabel={words.text('evidence.attachKeep')}
              refusedTitle={words.text('evidence.attachRefused')}
              appearance="warning"
              onConfirm={attach}
            />
          )}
        </ButtonGroup>
      </Inline>
      {progress === null ? null : <Aside>{progress}</Aside>}
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('evidence.failed')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {exported === null ? null : <Exported exported={exported} />}
    </Stack>
  );
}

function Exported({ exported }: { exported: ExportedEvidence }): ReactElement {
  const words = useWords();
  const { files, runs, entries } = exported;
  return (
    <Stack space="space.150">
      <Text>{words.text('evidence.ready', { runs, entries })}</Text>
      <LogEnd {...exported} />
      <FilesFrame files={files} />
    </Stack>
  );
}

/** Where the end of the log stands outside of the app, which proves that nothing was cut off. */
function LogEnd(props: Pick<ExportedEvidence, 'logTicketKey' | 'logWritten'>): ReactElement {
  const { logTicketKey: ticket, logWritten: written } = props;
  const words = useWords();
  if (ticket === null) return <Aside>{words.text('evidence.noLogTicket')}</Aside>;
  if (written === null) return <Aside>{words.text('evidence.logNotYet', { ticket })}</Aside>;
  if (written.problem === null) {
    return <Aside>{words.text('evidence.logTicket', { ticket, moment: words.moment(written.at) })}</Aside>;
  }
  return (
    <SectionMessage appearance="warning" title={words.text('evidence.logFailed', { ticket })}>
      <Text>{written.problem}</Text>
    </SectionMessage>
  );
}
