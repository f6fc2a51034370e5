import { Stack, Tab, TabList, TabPanel, Tabs } from '@forge/react';
import type { ReactElement } from 'react';
import type { SettingsView } from '../../src/contract/settings';
import { callAdmin } from '../shared/call';
import { startPage } from '../shared/page';
import { Failed, Loading, OutOfDate } from '../shared/states';
import { useLoaded } from '../shared/use-loaded';
import { useWords } from '../shared/words';
import { RulesTab } from './rules/rules-tab';
import { SettingsTab } from './settings/settings-tab';

const readSettings = (): Promise<SettingsView> => callAdmin('getSettings', {});

/** The administrator's page; its title stands in the manifest. Its tabs share one reading of the settings. */
function Admin(): ReactElement {
  const words = useWords();
  const { state, reload, replace } = useLoaded(readSettings);
  const take = (settings: SettingsView): Promise<void> => replace(() => Promise.resolve(settings));

  if (state.kind === 'loading') return <Loading what={words.text('admin.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('admin.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const settings = state.value;
  return (
    <Stack space="space.200">
      {state.problem === null ? null : (
        <OutOfDate
          title={words.text('admin.partial')}
          problem={state.problem}
          onRetry={() => void reload()}
        />
      )}
      <Tabs id="admin">
        <TabList>
          <Tab>{words.text('rules.tab')}</Tab>
          <Tab>{words.text('settings.tab')}</Tab>
        </TabList>
        <TabPanel>
          <RulesTab settings={settings} onChanged={take} onReload={reload} />
        </TabPanel>
        <TabPanel>
          <SettingsTab settings={settings} onChanged={take} onReload={reload} />
        </TabPanel>
      </Tabs>
    </Stack>
  );
}

startPage(<Admin />);
