import {
  Box,
  Button,
  Heading,
  Inline,
  List,
  ListItem,
  ProgressBar,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { RunDetail } from '../../src/contract/runs';
import { resultInWords } from '../console/runs/result-words';
import { ON_TICKET } from '../shared/approvals/deciding';
import { RequestView } from '../shared/approvals/request-view';
import { nameOf } from '../shared/people';
import { Sentences } from '../shared/plan-parts';
import { hasEnded } from '../shared/run-status';
import { stepsInWords } from '../shared/step-words';
import { Aside } from '../shared/states';
import { statusLozenge } from '../shared/statuses';
import { cardStyle } from '../shared/style';
import { useWords } from '../shared/words';
import { PlannedPerson } from './planned-person';

/** How far a run is, what came of it and what is left. */
export function RunProgress({
  run,
  onDecided,
}: {
  run: RunDetail;
  onDecided: () => Promise<void>;
}): ReactElement {
  const words = useWords();
  const [isDeciding, setDeciding] = useState(false);
  const { approval } = run;
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Inline space="space.100" alignBlock="center" shouldWrap>
          <Heading as="h3" size="xsmall">
            {run.leaver?.displayName ?? words.text('panel.wholeTicket')}
          </Heading>
          {statusLozenge(run.status, words)}
        </Inline>
        <Text>{resultInWords(run, words)}</Text>
        {approval === null || !run.actions.includes('approve') ? null : isDeciding ? (
          <RequestView
            runIds={[run.id]}
            approval={approval}
            deciding={ON_TICKET}
            mayDecide
            show={(person, runId) => <PlannedPerson key={runId} person={person} />}
            onDone={onDecided}
          />
        ) : (
          <Inline>
            <Button
              appearance="primary"
              onClick={() => {
                setDeciding(true);
              }}
            >
              {words.text('approvals.open')}
            </Button>
          </Inline>
        )}
        {run.status === 'refused' ? null : <Steps run={run} />}
        {run.outstanding.length === 0 ? null : (
          <SectionMessage appearance="warning" title={words.text('panel.left')}>
            <Sentences sentences={run.outstanding} />
          </SectionMessage>
        )}
        {run.accessGone === null ? null : (
          <Text>{words.text('panel.accessGone', { when: run.accessGone })}</Text>
        )}
        {run.onTicket.length === 0 ? null : <Sentences sentences={run.onTicket} />}
        <Aside>
          {words.text('panel.begun', {
            moment: words.moment(run.createdAt),
            who: nameOf(run.operator, words),
          })}
        </Aside>
      </Stack>
    </Box>
  );
}

/** The steps with their times; the bar says the same at a glance while it runs. */
function Steps({ run }: { run: RunDetail }): ReactElement | null {
  const words = useWords();
  const { steps, status } = run;
  if (steps.length === 0) return null;
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  const progress = words.text('panel.progress', { done, total: steps.length });
  return (
    <Stack space="space.100">
      {hasEnded(status) ? null : (
        <>
          <Text weight="medium">{progress}</Text>
          <ProgressBar ariaLabel={progress} value={done / steps.length} />
        </>
      )}
      <List type="ordered">
        {stepsInWords(run, words).map((step, index) => (
          <ListItem key={String(index)}>{step}</ListItem>
        ))}
      </List>
    </Stack>
  );
}
