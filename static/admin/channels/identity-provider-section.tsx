import type { ReactElement } from 'react';
import type { ChannelSettingsView } from '../../../src/contract/channels';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../../shared/fields';
import { useWords } from '../../shared/words';
import { GroupsField } from '../choices/group-fields';
import { Section } from '../settings/section';
import type { ChannelSectionProps } from './organisation-section';

const SUB_TASK = 'Sub-task';

/** What belongs to an identity provider: its directory, its groups, and how its team is asked. */
export function IdentityProviderSection({ draft, change }: ChannelSectionProps): ReactElement {
  const words = useWords();
  const { scim, identityProvider } = draft;
  const { ask } = identityProvider;
  const setAsk = (asked: ChannelSettingsView['identityProvider']['ask']): void => {
    change({ identityProvider: { ...identityProvider, ask: asked } });
  };
  return (
    <Section heading={words.text('channels.identity.heading')}>
      <TextSetting
        id="scim-directory"
        label={words.text('channels.directory')}
        help={words.text('channels.directoryHelp')}
        problem={null}
        start={scim.directoryId ?? ''}
        onType={(typed) => {
          const directoryId = typed.trim();
          change({ scim: { ...scim, directoryId: directoryId === '' ? null : directoryId } });
        }}
      />
      <SwitchSetting
        id="channel-scim"
        label={words.text('channels.identity.on')}
        help={words.text('channels.identity.help')}
        isOn={scim.on && scim.uses.includes('deactivate')}
        onSwitch={(on) => {
          change({ scim: { ...scim, on, uses: on ? ['deactivate'] : [] } });
        }}
      />
      <GroupsField
        id="identity-groups"
        label={words.text('channels.identity.groups')}
        help={words.text('channels.identity.groupsHelp')}
        problem={null}
        chosen={identityProvider.groupIds}
        onChoose={(groupIds) => {
          change({ identityProvider: { ...identityProvider, groupIds } });
        }}
      />
      <ChoiceSetting
        id="identity-ask"
        label={words.text('channels.identity.ask')}
        help={words.text('channels.identity.askHelp')}
        value={ask.as}
        options={[
          { value: 'comment', label: words.text('channels.identity.comment') },
          { value: 'sub-task', label: words.text('channels.identity.subTask') },
        ]}
        onChoose={(as) => {
          setAsk(as === 'comment' ? { as } : { as, issueType: SUB_TASK });
        }}
      />
      {ask.as === 'sub-task' ? (
        <TextSetting
          id="identity-issue-type"
          label={words.text('channels.identity.issueType')}
          help={words.text('channels.identity.issueTypeHelp')}
          problem={null}
          start={ask.issueType}
          onType={(issueType) => {
            setAsk({ as: 'sub-task', issueType });
          }}
        />
      ) : null}
    </Section>
  );
}
