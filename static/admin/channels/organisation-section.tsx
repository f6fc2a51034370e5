import { SectionMessage, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type {
  ChannelSettingsView,
  OrganisationUseView,
  OrganisationView,
} from '../../../src/contract/channels';
import { callAdmin } from '../../shared/call';
import { SwitchSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import { OneOf } from '../choices/select-fields';
import { Section } from '../settings/section';

const USES: readonly OrganisationUseView[] = [
  'remove-from-groups',
  'suspend',
  'disable',
  'remove-from-site',
  'delete',
  'give-back',
  'invite',
];

/** What each section of the form gets. */
export interface ChannelSectionProps {
  draft: ChannelSettingsView;
  change: (changes: Partial<ChannelSettingsView>) => void;
}

/** Which organisation and directory, and what its key may be used for, one switch for each. */
export function OrganisationSection({
  draft,
  change,
  hasKey,
}: ChannelSectionProps & { hasKey: boolean }): ReactElement {
  const words = useWords();
  const { organisation } = draft;
  const set = (changes: Partial<ChannelSettingsView['organisation']>): void => {
    change({ organisation: { ...organisation, ...changes } });
  };
  return (
    <Section heading={words.text('channels.organisation.heading')}>
      {hasKey ? (
        <PlaceFields organisation={organisation} set={set} />
      ) : (
        <Aside>{words.text('channels.organisation.keyFirst')}</Aside>
      )}
      <SwitchSetting
        id="channel-organisation"
        label={words.text('channels.organisation.on')}
        help={words.text('channels.organisation.help')}
        isOn={organisation.on}
        onSwitch={(on) => {
          set({ on });
        }}
      />
      {USES.map((use) => (
        <SwitchSetting
          key={use}
          id={`use-${use}`}
          label={words.text(`channels.uses.${use}`)}
          help={words.text(`channels.usesHelp.${use}`)}
          isOn={organisation.uses.includes(use)}
          onSwitch={(isOn) => {
            const others = organisation.uses.filter((one) => one !== use);
            set({ uses: isOn ? [...others, use] : others });
          }}
        />
      ))}
    </Section>
  );
}

const readOrganisations = async (): Promise<OrganisationView[]> =>
  (await callAdmin('listOrganisations', {})).organisations;

function PlaceFields(props: {
  organisation: ChannelSettingsView['organisation'];
  set: (changes: Partial<ChannelSettingsView['organisation']>) => void;
}): ReactElement {
  const { organisation, set } = props;
  const words = useWords();
  const { state } = useLoaded(readOrganisations);
  const seen = state.kind === 'loaded' ? state.value : [];
  const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const chosen = seen.find(({ id }) => id === organisation.organisationId);
  const directories = chosen?.directories ?? [];
  const optionFor = (id: string | null, among: readonly { id: string; name: string }[]) =>
    id === null ? null : optionOf(among.find((one) => one.id === id) ?? { id, name: id });
  return (
    <>
      {state.kind === 'failed' ? (
        <SectionMessage appearance="warning" title={words.text('channels.organisation.unread')}>
          <Text>{state.problem}</Text>
        </SectionMessage>
      ) : null}
      <OneOf
        id="organisation"
        label={words.text('channels.organisation.choose')}
        help={words.text('channels.organisation.chooseHelp')}
        problem={chosen?.hasThisSite === false ? words.text('channels.organisation.otherSite') : null}
        options={seen.map(optionOf)}
        isSearching={state.kind === 'loading'}
        chosen={optionFor(organisation.organisationId, seen)}
        onChoose={(option) => {
          const [first, ...others] = seen.find(({ id }) => id === option?.value)?.directories ?? [];
          const only = others.length === 0 ? (first?.id ?? null) : null;
          set({ organisationId: option?.value ?? null, directoryId: only });
        }}
      />
      <OneOf
        id="directory"
        label={words.text('channels.organisation.directory')}
        help={words.text('channels.organisation.directoryHelp')}
        problem={null}
        options={directories.map(optionOf)}
        chosen={optionFor(organisation.directoryId, directories)}
        onChoose={(option) => {
          set({ directoryId: option?.value ?? null });
        }}
      />
    </>
  );
}
