import { Button, Inline, Link, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { PersonView, RunDetail } from '../../../src/contract/runs';
import { Facts, type Fact } from '../../shared/facts';
import { addressOf, nameOf } from '../../shared/people';
import { hasEnded } from '../../shared/run-status';
import { useWords, type Words } from '../../shared/words';
import { ticketLink } from './run-table';

/** Who, for whom, from where and when. */
export function RunFacts(props: {
  run: RunDetail;
  onShowPerson: (leaver: PersonView) => void;
}): ReactElement {
  const { run } = props;
  const { leaver } = run;
  const words = useWords();
  const person = nameOf(leaver, words);
  return (
    <Stack space="space.150">
      <Facts
        facts={[
          {
            label: words.text('runs.person'),
            value: leaver === null ? person : <Link href={addressOf(leaver)}>{person}</Link>,
          },
          { label: words.text('runs.ticket'), value: ticketLink(run, words) },
          { label: words.text('runs.operator'), value: nameOf(run.operator, words) },
          ...(run.via === null ? [] : [{ label: words.text('run.via'), value: run.via }]),
          ...approvalFacts(run, words),
          { label: words.text('runs.procedure'), value: words.text(`runProcedures.${run.procedure}`) },
          { label: words.text('runs.source'), value: words.text(`source.${run.source}`) },
          { label: words.text('runs.created'), value: words.moment(run.createdAt) },
          { label: words.text('run.starts'), value: words.moment(run.startAt) },
          {
            label: words.text('run.ended'),
            value: run.endedAt === null ? words.text('run.notEnded') : words.moment(run.endedAt),
          },
          ...(run.accessGone === null
            ? []
            : [{ label: words.text('run.accessGone'), value: run.accessGone }]),
          ...(run.onTicket.length === 0
            ? []
            : [{ label: words.text('run.onTicket'), value: run.onTicket.join('; ') }]),
          { label: words.text('run.points'), value: words.counted('run.pointsUsed', run.points) },
        ]}
      />
      {leaver === null ? null : (
        <Inline>
          <Button
            spacing="compact"
            onClick={() => {
              props.onShowPerson(leaver);
            }}
          >
            {words.text('run.allOfPerson', { person })}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

/** Why it was wanted, why it ended or waits, and what the ticket does not know. */
export function RunMessages({ run }: { run: RunDetail }): ReactElement {
  const words = useWords();
  const ended = words.named('run.why', run.status) ?? words.text('run.why.other');
  const waiting = hasEnded(run.status) ? null : run.waiting;
  return (
    <Stack space="space.150">
      {run.why === null || run.why === '' ? null : (
        <Facts facts={[{ label: words.text('run.why.asked'), value: run.why }]} />
      )}
      <Message appearance="warning" title={ended} text={run.reason} />
      <Message appearance="information" title={words.text('run.waitingTitle')} text={waiting} />
      <Message appearance="warning" title={words.text('run.untold')} text={run.untold} />
    </Stack>
  );
}

function Message(props: {
  appearance: 'warning' | 'information';
  title: string;
  text: string | null;
}): ReactElement | null {
  if (props.text === null) return null;
  return (
    <SectionMessage appearance={props.appearance} title={props.title}>
      <Text>{props.text}</Text>
    </SectionMessage>
  );
}

/** Who had to agree, and who did. */
function approvalFacts({ approval }: RunDetail, words: Words): Fact[] {
  if (approval === null) return [];
  const { given, expiresAt } = approval;
  const value =
    given === null
      ? words.text('run.approvalOpen', { moment: words.moment(expiresAt) })
      : words.text('run.approvalGiven', { person: given.by.displayName, moment: words.moment(given.at) });
  return [{ label: words.text('run.approval'), value }];
}
