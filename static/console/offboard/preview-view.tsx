import { Button, Heading, Inline, ModalTransition, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { OffboardRequest } from '../../../src/contract/calls';
import { callOperator } from '../../shared/call';
import { Aside } from '../../shared/states';
import { momentWriter } from '../../shared/times';
import { useWords } from '../../shared/words';
import { changesBetween, type PersonChanges } from './changes';
import { ConfirmDialog } from './confirm-dialog';
import { procedureName, type ConsoleSetup, type OffboardDraft } from './draft';
import { PersonPlan } from './person-plan';
import { ApprovalNeeded, ChangedPeople, OverLimit, PreviewFacts, RefusedPeople } from './preview-facts';
import { allowedIn, approvalOf, awaitsOf, isAtOnce, overLimitOf, refusedIn } from './preview-totals';
import { Reading } from './reading';
import { usePreviews, type PreviewedList } from './use-previews';

/** Up to here everybody's plan is open from the beginning. */
const OPEN_PLANS = 3;

/** What would happen to everybody in the list, until it is confirmed or changed. Writes nothing before that. */
export function PreviewView(props: {
  draft: OffboardDraft;
  request: OffboardRequest;
  setup: ConsoleSetup;
  onTakeOut: (accountIds: readonly string[]) => void;
  onBack: () => void;
  onStarted: (batchId: string) => void;
}): ReactElement {
  const { draft, request, setup } = props;
  const words = useWords();
  const previews = usePreviews(draft.people, request, setup.mostPreviewed);
  const [isConfirming, setConfirming] = useState(false);
  const [changes, setChanges] = useState<PersonChanges[] | null>(null);
  const { list, missing, problem } = previews;
  const allowed = allowedIn(list.people);
  const refused = refusedIn(list.people);
  const starts = useStart(list, setup);
  const overLimit = overLimitOf(list, words);

  const takeOut = (accountIds: readonly string[]): void => {
    previews.takeOut(accountIds);
    props.onTakeOut(accountIds);
    if (missing === 0 && accountIds.length === list.people.length) props.onBack();
  };
  const confirm = async (typedCount: number | null): Promise<void> => {
    const people = allowed.map(({ accountId, fingerprint }) => ({ accountId, fingerprint }));
    const result = await callOperator('start', { requestId: list.requestId, people, request, typedCount });
    if (result.outcome === 'started') {
      props.onStarted(result.batchId);
      return;
    }
    setChanges(changesBetween(list.people, result.people, words));
    previews.replace(result.people);
    setConfirming(false);
  };

  return (
    <Stack space="space.250">
      <Inline>
        <Button iconBefore="arrow-left" autoFocus onClick={props.onBack}>
          {words.text('preview.back')}
        </Button>
      </Inline>
      <Stack space="space.050">
        <Heading as="h2" size="medium">
          {words.text('preview.heading')}
        </Heading>
        <Aside>{words.text('preview.introduction')}</Aside>
      </Stack>
      {list.startsAt === null ? null : (
        <PreviewFacts list={list} draft={draft} procedure={procedureName(setup, request)} starts={starts} />
      )}
      <Reading done={list.people.length} missing={missing} problem={problem} onRetry={previews.read} />
      <ChangedPeople changes={changes} />
      <OverLimit sentences={overLimit} />
      <ApprovalNeeded sentences={approvalOf(list, words)} />
      <RefusedPeople
        people={refused}
        onTakeOut={() => {
          takeOut(refused.map(({ accountId }) => accountId));
        }}
      />
      {list.people.map((person) => (
        <PersonPlan
          key={person.accountId}
          person={person}
          startsOpen={draft.people.length <= OPEN_PLANS}
          onTakeOut={() => {
            takeOut([person.accountId]);
          }}
        />
      ))}
      {missing > 0 ? null : (
        <Inline space="space.150" alignBlock="center" shouldWrap>
          <Button
            appearance="primary"
            isDisabled={allowed.length === 0 || refused.length > 0}
            onClick={() => {
              setConfirming(true);
            }}
          >
            {words.text('preview.confirm')}
          </Button>
          {refused.length > 0 ? <Aside>{words.text('preview.firstTakeOut')}</Aside> : null}
        </Inline>
      )}
      <ModalTransition>
        {isConfirming ? (
          <ConfirmDialog
            people={allowed}
            starts={starts}
            overLimit={overLimit}
            onConfirm={confirm}
            onClose={() => {
              setConfirming(false);
            }}
          />
        ) : null}
      </ModalTransition>
    </Stack>
  );
}

/** When it would start, in words, in the site's time zone, and whether somebody has to agree before. */
function useStart(list: PreviewedList, setup: ConsoleSetup): string {
  const words = useWords();
  const { startsAt, people } = list;
  if (startsAt === null) return '';
  const awaits = awaitsOf(list);
  const atOnce = isAtOnce(startsAt, people);
  if (atOnce && awaits === 'all') return words.text('preview.afterApproval');
  const write = momentWriter({ locale: words.locale, zone: setup.timeZone });
  const start = atOnce
    ? words.text('preview.atOnce')
    : words.text('preview.at', { moment: write(startsAt), zone: setup.timeZone });
  return awaits === 'nobody' ? start : words.text(`preview.awaits.${awaits}`, { start });
}
