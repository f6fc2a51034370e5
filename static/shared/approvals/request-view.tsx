import { Inline, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { ApprovalView } from '../../../src/contract/approvals';
import type { PersonPreview } from '../../../src/contract/calls';
import { Sentences } from '../plan-parts';
import { Aside, Failed, Loading } from '../states';
import { useWords } from '../words';
import type { Deciding } from './deciding';
import { DecideButtons } from './decide-buttons';
import { useRequest } from './use-request';

/**
 * The plans of a request as they would be carried out now, and the buttons that decide about them.
 * @param props.mayDecide false for whoever asked: they see the same and wait
 * @param props.show draws one person's plan, as wide as the place is
 */
export function RequestView(props: {
  runIds: readonly string[];
  approval: ApprovalView;
  deciding: Deciding;
  mayDecide: boolean;
  /** How many people it is decided about with the one that is shown, the first one of an import. */
  inAll?: number;
  show: (person: PersonPreview, runId: string) => ReactElement;
  onDone: () => Promise<void>;
}): ReactElement {
  const { runIds, approval, mayDecide } = props;
  const words = useWords();
  const request = useRequest(runIds, props.deciding);
  const { people, missing, problem, changed, refused } = request;
  const others = people.flatMap((one) => (one.allowed && one.isChanged ? [one.person.displayName] : []));
  return (
    <Stack space="space.200">
      <SectionMessage appearance="information" title={words.text('approvals.why')}>
        <Stack space="space.100">
          <Sentences sentences={approval.causes} />
          <Text>
            {words.text('approvals.asked', {
              person: approval.askedBy.displayName,
              asked: words.moment(approval.askedAt),
              ends: words.moment(approval.expiresAt),
            })}
          </Text>
        </Stack>
      </SectionMessage>
      {changed.length > 0 ? (
        <SectionMessage appearance="warning" title={words.text('approvals.changed')}>
          <Text>{words.text('approvals.changedText', { people: words.list(changed) })}</Text>
        </SectionMessage>
      ) : others.length > 0 ? (
        <SectionMessage appearance="warning" title={words.text('approvals.other')}>
          <Text>{words.text('approvals.otherText', { people: words.list(others) })}</Text>
        </SectionMessage>
      ) : null}
      {refused.length === 0 ? null : (
        <SectionMessage appearance="error" title={words.text('approvals.undecided')}>
          <Sentences
            sentences={refused.map(({ person, reason }) =>
              words.text('confirm.part', { person, sentence: reason }),
            )}
          />
        </SectionMessage>
      )}
      {people.map((one) => props.show({ ...one.person, ...previewOf(one) }, one.runId))}
      {problem === null ? null : (
        <Failed
          title={words.text('approvals.plansFailed')}
          problem={problem}
          onRetry={() => void request.read()}
        />
      )}
      {missing > 0 && problem === null ? <Loading what={words.text('approvals.plans')} /> : null}
      {missing > 0 ? null : mayDecide ? (
        <Inline>
          <DecideButtons
            request={request}
            onDone={props.onDone}
            {...(props.inAll === undefined ? {} : { inAll: props.inAll })}
          />
        </Inline>
      ) : (
        <Aside>{words.text('approvals.ownText')}</Aside>
      )}
    </Stack>
  );
}

type Plan = ReturnType<typeof useRequest>['people'][number];

/** As the preview of a request shows it. */
function previewOf(
  one: Plan,
):
  | Omit<Extract<PersonPreview, { allowed: true }>, 'accountId' | 'displayName'>
  | { allowed: false; reason: string } {
  return one.allowed
    ? { allowed: true, plan: one.plan, fingerprint: one.fingerprint, approval: [] }
    : { allowed: false, reason: one.reason };
}
