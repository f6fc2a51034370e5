import { Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { BreakerView } from '../../../src/contract/breaker';
import type { SettingsView } from '../../../src/contract/settings';
import { callAdmin, callOperator } from '../../shared/call';
import { Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import type { ConsoleSetup } from '../../console/offboard/draft';
import { GroupNamesProvider } from '../choices/group-names';
import { isConflict } from '../conflict';
import { AdminTabs } from './admin-tabs';
import { ConflictMessage } from './conflict-message';
import { StoppedBanner } from './stopped-banner';
import { TrippedBanner } from './tripped-banner';

const readSettings = (): Promise<SettingsView> => callAdmin('getSettings', {});
const readBreaker = (): Promise<BreakerView> => callAdmin('getBreaker', {});
const readSetup = (): Promise<ConsoleSetup> => callOperator('getConsole', {});

/** The administrator's page; its title stands in the manifest. Its tabs share one reading of the settings. */
export function Admin(): ReactElement {
  const words = useWords();
  const { state, reload, replace } = useLoaded(readSettings);
  const setup = useLoaded(readSetup);
  const limit = useLoaded(readBreaker);
  const [isOvertaken, setOvertaken] = useState(false);
  /** Goes up when settings were read again: forms that hold older ones begin anew. */
  const [reading, setReading] = useState(0);

  if (state.kind === 'loading') return <Loading what={words.text('admin.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('admin.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const settings = state.value;
  const known = setup.state.kind === 'loaded' ? setup.state.value : null;
  const operator = known?.roles.includes('operator') === true ? known : null;
  const readAgain = async (): Promise<void> => {
    await reload();
    setOvertaken(false);
    setReading((number) => number + 1);
  };
  const page = {
    settings,
    onChanged: (changed: SettingsView): Promise<void> => replace(() => Promise.resolve(changed)),
    onReload: readAgain,
    onRefused: () => {
      void isConflict(settings).then(setOvertaken);
    },
  };
  return (
    <Stack space="space.200">
      {state.problem === null ? null : (
        <OutOfDate
          title={words.text('admin.partial')}
          problem={state.problem}
          onRetry={() => void readAgain()}
        />
      )}
      {isOvertaken ? <ConflictMessage onReload={() => void readAgain()} /> : null}
      <StoppedBanner {...page} />
      <TrippedBanner breaker={limit.state} />
      {setup.state.kind === 'failed' ? (
        <OutOfDate
          title={words.text('admin.noConsole')}
          problem={setup.state.problem}
          onRetry={() => void setup.reload()}
        />
      ) : null}
      <GroupNamesProvider settings={settings}>
        <AdminTabs {...page} reading={reading} operator={operator} limit={limit} />
      </GroupNamesProvider>
    </Stack>
  );
}
