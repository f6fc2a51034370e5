import { SectionMessage, Stack, Tab, TabList, TabPanel, Tabs, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { callOperator } from '../shared/call';
import { startPage } from '../shared/page';
import { Aside, Failed, Loading } from '../shared/states';
import { useLoaded } from '../shared/use-loaded';
import { useWords } from '../shared/words';
import { ApprovalsTab } from './approvals/approvals-tab';
import { EvidenceTab } from './evidence/evidence-tab';
import { HeldTab } from './held/held-tab';
import { InactiveTab } from './inactive/inactive-tab';
import { ImportTab } from './import/import-tab';
import type { ConsoleSetup } from './offboard/draft';
import { OffboardTab } from './offboard/offboard-tab';
import { RunsTab } from './runs/runs-tab';
import { SummaryView } from './summary';

const TABS = ['offboard', 'approvals', 'runs', 'held', 'inactive', 'import', 'evidence'] as const;
type TabName = (typeof TABS)[number];

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
  const mayExport = setup.roles.includes('auditor') || setup.roles.includes('administrator');
  const tabs: readonly TabName[] = TABS.filter(
    (name) =>
      (isOperator || (name !== 'offboard' && name !== 'approvals')) && (mayExport || name !== 'evidence'),
  );
  const [tab, setTab] = useState<TabName>(isOperator ? 'offboard' : 'runs');
  /** A run that was opened from another tab; it stands in place of the list. */
  const [runId, setRunId] = useState<string | null>(null);
  const openRun = (id: string): void => {
    setRunId(id);
    setTab('runs');
  };
  const panels: Record<TabName, ReactElement | null> = {
    offboard: <OffboardTab setup={setup} onOpenRun={openRun} />,
    // Read anew each time: others ask meanwhile.
    approvals: tab === 'approvals' ? <ApprovalsTab onOpenRun={openRun} /> : null,
    runs: (
      <RunsTab
        isShown={tab === 'runs'}
        opened={runId}
        onBack={() => {
          setRunId(null);
        }}
      />
    ),
    // Read anew each time: it changes with every run.
    held: tab === 'held' ? <HeldTab onOpenRun={openRun} /> : null,
    inactive: tab === 'inactive' ? <InactiveTab mayReview={isOperator} onOpenRun={openRun} /> : null,
    // A page may show one frame at a time.
    import: tab === 'import' ? <ImportTab setup={setup} onOpenRun={openRun} /> : null,
    evidence: tab === 'evidence' ? <EvidenceTab /> : null,
  };
  return (
    <Stack space="space.250">
      {setup.stopped === null ? null : (
        <SectionMessage appearance="error" title={words.text('console.stopped')}>
          <Text>{words.text('console.stoppedText', { reason: setup.stopped })}</Text>
        </SectionMessage>
      )}
      {setup.tripped === null ? null : (
        <SectionMessage appearance="error" title={words.text('limit.reached')}>
          <Text>{setup.tripped}</Text>
        </SectionMessage>
      )}
      <SummaryView />
      {isOperator ? null : <Aside>{words.text('console.looking')}</Aside>}
      <Tabs
        id="console"
        selected={tabs.indexOf(tab)}
        onChange={(index) => {
          setTab(tabs[index] ?? 'runs');
        }}
      >
        <TabList>
          {tabs.map((name) => (
            <Tab key={name}>{words.text(`${name}.tab`)}</Tab>
          ))}
        </TabList>
        {tabs.map((name) => (
          <TabPanel key={name}>{panels[name]}</TabPanel>
        ))}
      </Tabs>
    </Stack>
  );
}

startPage(<Console />);
