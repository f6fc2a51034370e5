import { Heading, SectionMessage, Stack, Text } from '@forge/react';
import type { ReactElement, ReactNode } from 'react';
import type { InactiveOverview } from '../../../src/contract/people';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { usePolling } from '../../shared/use-polling';
import { useWords } from '../../shared/words';
import { Candidates } from './candidates/candidates';
import { Coverage } from './coverage';
import { ExportInactive } from './export-inactive';
import { Figures } from './figures';
import { InactiveList } from './inactive-list';
import { Progress } from './progress';

const readInactive = (): Promise<InactiveOverview> => callOperator('getInactive', {});

/** People whose access is not used: figures, who they are, and how well that is known. Nothing is done to them here. */
export function InactiveTab(props: { mayReview: boolean; onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readInactive);
  const known = state.kind === 'loaded' ? state.value : null;
  const isUnderWay = known !== null && known.progress !== 'current' && known.progress !== 'off';
  usePolling(isUnderWay, known === null ? '' : `${known.progress} ${String(known.learned)}`, reload);
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('inactive.heading')}
      </Heading>
      <Aside>{words.text('inactive.introduction')}</Aside>
      {state.kind === 'loading' ? <Loading what={words.text('inactive.what')} /> : null}
      {state.kind === 'failed' ? (
        <Failed title={words.text('inactive.failed')} problem={state.problem} onRetry={() => void reload()} />
      ) : null}
      {state.kind === 'loaded' ? (
        <>
          {state.problem === null ? null : (
            <OutOfDate
              title={words.text('inactive.partial')}
              problem={state.problem}
              onRetry={() => void reload()}
            />
          )}
          <Loaded overview={state.value}>
            <Candidates {...props} />
          </Loaded>
        </>
      ) : null}
    </Stack>
  );
}

/** @param children what is done about people, above how well all of it is known */
function Loaded({ overview, children }: { overview: InactiveOverview; children: ReactNode }): ReactElement {
  const words = useWords();
  const { figures, progress } = overview;
  if (progress === 'off') {
    return (
      <SectionMessage appearance="information" title={words.text('inactive.off.header')}>
        <Text>{words.text('inactive.off.description')}</Text>
      </SectionMessage>
    );
  }
  return (
    <Stack space="space.300">
      <Progress overview={overview} />
      {figures === null ? null : <Figures figures={figures} />}
      {figures === null ? null : <InactiveList key={figures.madeAt} figures={figures} />}
      {figures === null || figures.listed === 0 ? null : <ExportInactive key={`${figures.madeAt} files`} />}
      {children}
      <Coverage overview={overview} />
    </Stack>
  );
}
