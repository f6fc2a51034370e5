import { Button, Heading, Inline, Stack } from '@forge/react';
import type { ReactElement } from 'react';
import type { ApprovalView } from '../../../src/contract/approvals';
import type { RunDetail } from '../../../src/contract/runs';
import { ON_PAGE } from '../../shared/approvals/deciding';
import { RequestView } from '../../shared/approvals/request-view';
import { nameOf } from '../../shared/people';
import { useWords } from '../../shared/words';
import { PersonPlan } from '../offboard/person-plan';

/** The plan of one run that waits for a second person, in place of the run. */
export function RunApproval(props: {
  run: RunDetail;
  approval: ApprovalView;
  onClose: () => Promise<void>;
}): ReactElement {
  const { run, approval, onClose } = props;
  const words = useWords();
  return (
    <Stack space="space.250">
      <Inline>
        <Button iconBefore="arrow-left" autoFocus onClick={() => void onClose()}>
          {words.text('approvals.toRun')}
        </Button>
      </Inline>
      <Heading as="h2" size="medium">
        {nameOf(run.leaver, words)}
      </Heading>
      <RequestView
        runIds={[run.id]}
        approval={approval}
        deciding={ON_PAGE}
        mayDecide={run.actions.includes('approve')}
        show={(person, runId) => <PersonPlan key={runId} person={person} startsOpen />}
        onDone={onClose}
      />
    </Stack>
  );
}
