import { Tab, TabList, TabPanel, Tabs } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { BreakerView } from '../../../src/contract/breaker';
import type { ConsoleSetup } from '../../console/offboard/draft';
import type { LoadedValue } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { ChannelsTab } from '../channels/channels-tab';
import { ChangesTab } from '../changes/changes-tab';
import { DoctorTab } from '../doctor/doctor-tab';
import { LimitTab } from '../limit/limit-tab';
import { OrchestrationTab } from '../orchestration/orchestration-tab';
import { RulesTab } from '../rules/rules-tab';
import { SettingsTab } from '../settings/settings-tab';
import { StartTab } from '../start/start-tab';
import { SweepTab } from '../sweep/sweep-tab';
import { OperatorPanel } from './operator-panel';
import { ADMIN_TABS, OPERATOR_TABS, type AdminTab, type OperatorTab, type TabProps } from './page-props';

type TabName = AdminTab | OperatorTab;

/** What is read afresh whenever it is looked at stands there only while it is chosen. */
const READ_AFRESH: readonly TabName[] = ['start', 'limit', 'changes', 'held', 'inactive', 'approvals'];

/**
 * The tabs of the page. Those into which something can be typed keep it once they were opened.
 * @param props.operator what the operator's tabs need; null when the administrator is no operator
 * @param props.reading goes up when settings were read again: a form that holds older ones begins anew
 */
export function AdminTabs(
  props: Omit<TabProps, 'onGo'> & {
    operator: ConsoleSetup | null;
    reading: number;
    limit: LoadedValue<BreakerView>;
  },
): ReactElement {
  const words = useWords();
  const { operator, reading } = props;
  const names: readonly TabName[] = operator === null ? ADMIN_TABS : [...ADMIN_TABS, ...OPERATOR_TABS];
  const [chosen, setChosen] = useState<TabName>('start');
  const [opened, setOpened] = useState<ReadonlySet<TabName>>(new Set(['start']));
  /** A run that another tab opened; it stands in place of the list. */
  const [runId, setRunId] = useState<string | null>(null);

  const go = (name: TabName): void => {
    setChosen(name);
    setOpened((known) => new Set([...known, name]));
  };
  const openRun = (id: string): void => {
    setRunId(id);
    go('runs');
  };
  const tab: TabProps = { ...props, onGo: go };
  const contentOf = (name: TabName): ReactElement | null => {
    switch (name) {
      case 'start':
        return <StartTab {...tab} />;
      case 'rules':
        return <RulesTab {...tab} />;
      case 'settings':
        return <SettingsTab key={reading} {...tab} />;
      case 'limit':
        return <LimitTab limit={props.limit} zone={props.settings.times.zone} />;
      case 'sweep':
        return <SweepTab key={reading} {...tab} />;
      case 'orchestration':
        return <OrchestrationTab />;
      case 'channels':
        return <ChannelsTab {...tab} />;
      case 'doctor':
        return <DoctorTab {...tab} />;
      case 'changes':
        return <ChangesTab />;
      default:
        return operator === null ? null : (
          <OperatorPanel
            name={name}
            isShown={name === chosen}
            setup={operator}
            runId={runId}
            onOpenRun={openRun}
            onLeaveRun={() => {
              setRunId(null);
            }}
          />
        );
    }
  };
  const isThere = (name: TabName): boolean =>
    READ_AFRESH.includes(name) ? name === chosen : opened.has(name);
  return (
    <Tabs
      id="admin"
      selected={names.indexOf(chosen)}
      onChange={(index) => {
        go(names[index] ?? 'start');
      }}
    >
      <TabList>
        {names.map((name) => (
          <Tab key={name}>{words.text(`${name}.tab`)}</Tab>
        ))}
      </TabList>
      {names.map((name) => (
        <TabPanel key={name}>{isThere(name) ? contentOf(name) : null}</TabPanel>
      ))}
    </Tabs>
  );
}
