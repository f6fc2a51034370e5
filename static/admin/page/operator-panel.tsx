import type { ReactElement } from 'react';
import { ApprovalsTab } from '../../console/approvals/approvals-tab';
import { HeldTab } from '../../console/held/held-tab';
import { InactiveTab } from '../../console/inactive/inactive-tab';
import type { ConsoleSetup } from '../../console/offboard/draft';
import { OffboardTab } from '../../console/offboard/offboard-tab';
import { RunsTab } from '../../console/runs/runs-tab';
import type { OperatorTab } from './page-props';

/** One of the operator's tabs. The administrator's resolver answers the operator's calls, too. */
export function OperatorPanel(props: {
  name: OperatorTab;
  /** Whether this tab is the one that is chosen. */
  isShown: boolean;
  setup: ConsoleSetup;
  /** A run that another tab opened. */
  runId: string | null;
  onOpenRun: (id: string) => void;
  onLeaveRun: () => void;
}): ReactElement {
  const { name, isShown, setup, runId, onOpenRun, onLeaveRun } = props;
  switch (name) {
    case 'offboard':
      return <OffboardTab setup={setup} onOpenRun={onOpenRun} />;
    case 'approvals':
      return <ApprovalsTab onOpenRun={onOpenRun} />;
    case 'runs':
      return <RunsTab isShown={isShown} opened={runId} onBack={onLeaveRun} />;
    case 'held':
      return <HeldTab onOpenRun={onOpenRun} />;
    case 'inactive':
      return <InactiveTab mayReview onOpenRun={onOpenRun} />;
  }
}
