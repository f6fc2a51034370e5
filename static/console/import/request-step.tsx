import { Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useCallback, useState, type ReactElement } from 'react';
import type { OffboardRequest, OperatorCalls } from '../../../src/contract/calls';
import type { ImportView } from '../../../src/contract/imports';
import type { PersonView } from '../../../src/contract/runs';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { emptyDraft, requestOf, type ConsoleSetup, type OffboardDraft } from '../offboard/draft';
import { FormName } from '../offboard/form-name';
import { PersonPlan } from '../offboard/person-plan';
import { ApprovalNeeded } from '../offboard/preview-facts';
import { problemsOf, type DraftProblems } from '../offboard/problems';
import { RequestFields } from '../offboard/request-fields';

interface Shown {
  request: OffboardRequest;
  preview: OperatorCalls['preview']['result'];
}

interface StepProps {
  imported: ImportView;
  setup: ConsoleSetup;
  onChanged: (imported: ImportView) => void;
}

/** What is to be done with everybody, and what it does to the first one; then the first one is begun. */
export function RequestStep(props: StepProps): ReactElement {
  const words = useWords();
  const { id } = props.imported;
  /** People who were passed over, because nothing can be begun with them. */
  const [passed, setPassed] = useState(0);
  const read = useCallback(
    () => callOperator('listImportRows', { id, states: ['found'], startAt: passed }),
    [id, passed],
  );
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('import.whatRows')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('import.failedRows')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const [first] = state.value.rows;
  if (first === undefined || first.person === null) return <Aside>{words.text('import.nobody')}</Aside>;
  return (
    <RequestOf
      {...props}
      line={first.line}
      next={first.person}
      onPass={
        passed + 1 < state.value.total
          ? () => {
              setPassed(passed + 1);
            }
          : null
      }
    />
  );
}

function RequestOf(
  props: StepProps & {
    line: number;
    next: PersonView;
    /** Takes the person after this one; null for the last one. */
    onPass: (() => void) | null;
  },
): ReactElement {
  const { imported, setup, line, next } = props;
  const words = useWords();
  const { id } = imported;
  const [draft, setDraft] = useState<OffboardDraft>(() => emptyDraft(setup));
  const [shown, setShown] = useState<Shown | null>(null);
  const [hasAsked, setAsked] = useState(false);
  const { isBusy, problem, act } = useAct();

  const problems = problemsOf({ ...draft, people: [next] }, setup);
  const isGood = Object.keys(problems).length === 0;
  const look = (): Promise<void> =>
    act(async () => {
      setAsked(true);
      const request = isGood ? requestOf(draft, setup.timeZone) : undefined;
      if (request === undefined) return;
      setShown({ request, preview: await callOperator('preview', { people: [next.accountId], request }) });
    });
  const begin = ({ request }: Shown, fingerprint: string): Promise<void> =>
    act(async () => {
      props.onChanged(await callOperator('startCanary', { id, line, request, fingerprint }));
    });
  const said = (field: keyof DraftProblems): string | null => {
    const found = hasAsked ? problems[field] : undefined;
    return found === undefined ? null : words.text(found.key, found.values);
  };
  return (
    <Stack space="space.200">
      <Stack space="space.050">
        <Heading as="h3" size="small">
          {words.text('import.request')}
        </Heading>
        <Aside>{words.text('import.requestText', { person: next.displayName })}</Aside>
      </Stack>
      <FormName.Provider value="import">
        <RequestFields
          draft={draft}
          setup={setup}
          change={(changed) => {
            setDraft((known) => ({ ...known, ...changed }));
            setShown(null);
          }}
          said={said}
        />
      </FormName.Provider>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.notBegun')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {shown === null ? (
        <Inline>
          <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void look()}>
            {words.text('import.look', { person: next.displayName })}
          </LoadingButton>
        </Inline>
      ) : (
        <FirstPlan
          person={next}
          people={imported.totals.people}
          shown={shown}
          isBusy={isBusy}
          onBegin={begin}
          onLook={look}
          onPass={
            props.onPass &&
            (() => {
              setShown(null);
              props.onPass?.();
            })
          }
        />
      )}
    </Stack>
  );
}

function FirstPlan(props: {
  person: PersonView;
  /** How many follow, this one included. */
  people: number;
  shown: Shown;
  isBusy: boolean;
  onBegin: (shown: Shown, fingerprint: string) => Promise<void>;
  onLook: () => Promise<void>;
  onPass: (() => void) | null;
}): ReactElement | null {
  const { shown, isBusy } = props;
  const words = useWords();
  const [seen] = shown.preview.people;
  const { approvalOver } = shown.preview;
  if (seen === undefined) return null;
  const person = { ...seen, displayName: props.person.displayName };
  return (
    <Stack space="space.150">
      {approvalOver !== null && props.people > approvalOver ? (
        <ApprovalNeeded sentences={[words.counted('preview.approvalOver', approvalOver)]} />
      ) : null}
      <PersonPlan person={person} startsOpen />
      <Inline space="space.100">
        <LoadingButton
          appearance="danger"
          isLoading={isBusy}
          isDisabled={!person.allowed}
          onClick={() => void props.onBegin(shown, person.allowed ? person.fingerprint : '')}
        >
          {words.text('import.begin', { person: person.displayName })}
        </LoadingButton>
        <Button isDisabled={isBusy} onClick={() => void props.onLook()}>
          {words.text('import.lookAgain')}
        </Button>
        {person.allowed || props.onPass === null ? null : (
          <Button isDisabled={isBusy} onClick={props.onPass}>
            {words.text('import.pass')}
          </Button>
        )}
      </Inline>
    </Stack>
  );
}
