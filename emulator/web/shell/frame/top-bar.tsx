import { IconButton } from '@atlaskit/button/new';
import ThemeIcon from '@atlaskit/icon/core/theme';
import Select from '@atlaskit/select';
import type { ReactElement } from 'react';
import { initialsPicture } from '../connection/initials';
import type { ActingPerson } from '../connection/person';
import { followInside } from './shell-link';
import { setColorMode, useColorMode } from './theme';

interface TopBarProps {
  people: readonly ActingPerson[];
  person: ActingPerson;
  onChoose: (person: ActingPerson) => void;
}

/** Product name, the switch between people, and the theme. */
export function TopBar({ people, person, onChoose }: TopBarProps): ReactElement {
  const mode = useColorMode();
  const options = people.map((each) => ({ label: each.displayName, value: each.accountId, person: each }));
  return (
    <header className="shell-top">
      <a
        className="shell-product"
        href="/"
        onClick={(event) => {
          followInside(event, '/');
        }}
      >
        <span className="shell-product-mark" aria-hidden="true" />
        Jira <span className="shell-product-note">emulated site</span>
      </a>
      <div className="shell-actor">
        <label htmlFor="act-as">Act as</label>
        <img src={initialsPicture(person.displayName)} alt="" width={24} height={24} />
        <div className="shell-actor-select">
          <Select
            inputId="act-as"
            spacing="compact"
            options={options}
            value={options.find((option) => option.value === person.accountId) ?? null}
            filterOption={(candidate, input) =>
              `${candidate.data.label} ${candidate.data.person.emailAddress}`
                .toLowerCase()
                .includes(input.toLowerCase())
            }
            formatOptionLabel={(option, { context }) => (
              <span className="shell-actor-option">
                {option.label}
                {context === 'menu' ? <small>{option.person.emailAddress}</small> : null}
              </span>
            )}
            onChange={(option) => {
              if (option !== null) onChoose(option.person);
            }}
          />
        </div>
        <IconButton
          icon={ThemeIcon}
          appearance="subtle"
          label={mode === 'dark' ? 'Use the light theme' : 'Use the dark theme'}
          onClick={() => void setColorMode(mode === 'dark' ? 'light' : 'dark')}
        />
      </div>
    </header>
  );
}
