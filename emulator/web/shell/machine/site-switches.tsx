import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Heading from '@atlaskit/heading';
import { useState, type ReactElement } from 'react';

interface SiteSwitchesProps {
  isRunning: boolean;
  onSwitch: (site: { appIsSiteAdmin: boolean; appMayCheckOthers: boolean }) => void;
}

/** What real sites differ in: what the installed app is allowed. */
export function SiteSwitches({ isRunning, onSwitch }: SiteSwitchesProps): ReactElement {
  const [appIsSiteAdmin, setAdmin] = useState(true);
  const [appMayCheckOthers, setCheck] = useState(true);
  return (
    <section aria-label="The site" className="machine-block">
      <Heading size="small" as="h2">
        The site
      </Heading>
      <Checkbox
        label="The app may change groups and remove people (it counts as a site admin)"
        isChecked={appIsSiteAdmin}
        onChange={(event) => {
          setAdmin(event.target.checked);
        }}
      />
      <Checkbox
        label="The app may check permissions of other people"
        isChecked={appMayCheckOthers}
        onChange={(event) => {
          setCheck(event.target.checked);
        }}
      />
      <Button
        isDisabled={isRunning}
        onClick={() => {
          onSwitch({ appIsSiteAdmin, appMayCheckOthers });
        }}
      >
        Apply
      </Button>
    </section>
  );
}
