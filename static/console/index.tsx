import { Tab, TabList, TabPanel, Tabs } from '@forge/react';
import type { ReactElement } from 'react';
import { startPage } from '../shared/page';
import { useWords } from '../shared/words';
import { RunsTab } from './runs/runs-tab';

/** The operator's page; its title stands in the manifest. */
function Console(): ReactElement {
  const words = useWords();
  return (
    <Tabs id="console">
      <TabList>
        <Tab>{words.text('runs.tab')}</Tab>
      </TabList>
      <TabPanel>
        <RunsTab />
      </TabPanel>
    </Tabs>
  );
}

startPage(<Console />);
