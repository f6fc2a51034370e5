import { SectionMessage, Stack, Tab, TabList, TabPanel, Tabs, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { callOperator } from '../shared/call';
import { startPage } from '../shared/page';
import { Failed, Loading } from '../shared/states';
import { useLoaded } from '../shared/use-loaded';
import { useWords } from '../shared/words';
import type { ConsoleSetup } from './offboard/draft';
import { OffboardTab } from './offboard/offboard-tab';
import { RunDetailView } from './runs/run-detail';
import { RunsTab } from './runs/runs-tab';
import { SummaryView } from './summary';

const OFFBOARD = 0;
const RUNS = 1;

const readSetup = (): Promise<ConsoleSetup> => callOperator('getConsole', {});

/** The operator's page; its title stands in the manifest. */
function Console(): ReactElement {
  const words = useWords();
  const { state, reload } = useLoaded(readSetup);
  if (state.kind === 'loading') return <Loading what={words.text('console.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('console.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  return <LoadedConsole setup={state.value} />;
}

function LoadedConsole({ setup }: { setup: ConsoleSetup }): ReactElement {
  const words = useWords();
  const isOperator = setup.roles.includes('operator');
  const [tab, setTab] = useState(OFFBOARD);
  /** A run that was opened from another tab; it stands in place of the list. */
  const [runId, setRunId] = useState<string | null>(null);
  const runs =
    runId === null ? (
      <RunsTab />
    ) : (
      <RunDetailView
        key={runId}
        id={runId}
        onBack={() => {
          setRunId(null);
        }}
      />
    );
  return (
    <Stack space="space.250">
      {setup.stopped === null ? null : (
        <SectionMessage appearance="error" title={words.text('console.stopped')}>
          <Text>{words.text('console.stoppedText', { reason: setup.stopped })}</Text>
        </SectionMessage>
      )}
      <SummaryView />
      {isOperator ? (
        <Tabs id="console" selected={tab} onChange={setTab}>
          <TabList>
            <Tab>{words.text('offboard.tab')}</Tab>
            <Tab>{words.text('runs.tab')}</Tab>
          </TabList>
          <TabPanel>
            <OffboardTab
              setup={setup}
              onOpenRun={(id) => {
                setRunId(id);
                setTab(RUNS);
              }}
            />
          </TabPanel>
          <TabPanel>{runs}</TabPanel>
        </Tabs>
      ) : (
        <Tabs id="console">
          <TabList>
            <Tab>{words.text('runs.tab')}</Tab>
          </TabList>
          <TabPanel>{runs}</TabPanel>
        </Tabs>
      )}
    </Stack>
  );
}

startPage(<Console />);
