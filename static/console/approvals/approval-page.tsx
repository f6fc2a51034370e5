import { Button, Heading, Inline, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { ApprovalRequest } from '../../../src/contract/approvals';
import { ON_PAGE } from '../../shared/approvals/deciding';
import { RequestView } from '../../shared/approvals/request-view';
import { Facts } from '../../shared/facts';
import { useWords } from '../../shared/words';
import { PersonPlan } from '../offboard/person-plan';
import { ticketLink } from '../runs/run-table';
import { peopleInWords } from './approval-table';
import { ImportAsked } from './import-asked';

/** Up to here everybody's plan is open from the beginning. */
const OPEN_PLANS = 3;

/** One request in place of the list: what was asked for, the plans, and the buttons. */
export function ApprovalPageView(props: {
  request: ApprovalRequest;
  mayDecide: boolean;
  onOpenRun: (runId: string) => void;
  onBack: () => void;
}): ReactElement {
  const { request, mayDecide, onBack } = props;
  const words = useWords();
  const { people, approval, procedure, startAt, urgent, why } = request;
  const isAtOnce = urgent || Date.parse(startAt) <= Date.now();
  const starts = isAtOnce
    ? words.text('approvals.atOnce')
    : words.text('approvals.start', { moment: words.moment(startAt) });
  const [only] = people.length === 1 ? people : [];
  return (
    <Stack space="space.250">
      <Inline>
        <Button iconBefore="arrow-left" autoFocus onClick={onBack}>
          {words.text('approvals.back')}
        </Button>
      </Inline>
      <Heading as="h2" size="medium">
        {peopleInWords(request, words)}
      </Heading>
      <Facts
        facts={[
          { label: words.text('runs.procedure'), value: words.text(`runProcedures.${procedure}`) },
          { label: words.text('runs.ticket'), value: ticketLink(request, words) },
          { label: words.text('run.starts'), value: starts },
          {
            label: words.text('run.why.asked'),
            value: why === null || why === '' ? words.text('common.none') : why,
          },
        ]}
      />
      {request.import === null ? null : <ImportAsked asked={request.import} onOpenRun={props.onOpenRun} />}
      <RequestView
        {...(request.import === null ? {} : { inAll: request.import.people })}
        runIds={people.map(({ runId }) => runId)}
        approval={approval}
        deciding={ON_PAGE}
        mayDecide={mayDecide}
        show={(person, runId) => (
          <PersonPlan key={runId} person={person} startsOpen={people.length <= OPEN_PLANS} />
        )}
        onDone={() => {
          onBack();
          return Promise.resolve();
        }}
      />
      {only === undefined ? null : (
        <Inline>
          <Button
            appearance="subtle"
            onClick={() => {
              props.onOpenRun(only.runId);
            }}
          >
            {words.text('approvals.openRun')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}
