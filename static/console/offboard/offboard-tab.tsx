import { Heading, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { OffboardRequest } from '../../../src/contract/calls';
import { useWords } from '../../shared/words';
import { BatchProgress } from './batch-view';
import { emptyDraft, requestOf, type ConsoleSetup, type OffboardDraft } from './draft';
import { PreviewView } from './preview-view';
import { RequestForm } from './request-form';

type Stage =
  | { kind: 'form'; isBack: boolean }
  | { kind: 'preview'; request: OffboardRequest }
  | { kind: 'batch'; id: string };

/**
 * From picking people to watching what happens to them. What was filled in stays until something was started.
 * @param onOpenRun shows one run with everything that is known of it
 */
export function OffboardTab(props: {
  setup: ConsoleSetup;
  onOpenRun: (runId: string) => void;
}): ReactElement {
  const { setup } = props;
  const words = useWords();
  const [draft, setDraft] = useState<OffboardDraft>(() => emptyDraft(setup));
  const [stage, setStage] = useState<Stage>({ kind: 'form', isBack: false });
  const toForm = (isBack: boolean): void => {
    setStage({ kind: 'form', isBack });
  };

  switch (stage.kind) {
    case 'preview':
      return (
        <PreviewView
          draft={draft}
          request={stage.request}
          setup={setup}
          onTakeOut={(accountIds) => {
            setDraft((known) => ({
              ...known,
              people: known.people.filter(({ accountId }) => !accountIds.includes(accountId)),
            }));
          }}
          onBack={() => {
            toForm(true);
          }}
          onStarted={(id) => {
            setStage({ kind: 'batch', id });
            setDraft(emptyDraft(setup));
          }}
        />
      );
    case 'batch':
      return (
        <BatchProgress
          id={stage.id}
          onOpenRun={props.onOpenRun}
          onAnother={() => {
            toForm(false);
          }}
        />
      );
    case 'form':
      return (
        <Stack space="space.150">
          <Heading as="h2" size="medium">
            {words.text('offboard.heading')}
          </Heading>
          <RequestForm
            draft={draft}
            setup={setup}
            isBack={stage.isBack}
            change={(changed) => {
              setDraft((known) => ({ ...known, ...changed }));
            }}
            onPreview={() => {
              const request = requestOf(draft, setup.timeZone);
              if (request !== undefined) setStage({ kind: 'preview', request });
            }}
          />
        </Stack>
      );
  }
}
