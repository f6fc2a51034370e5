import { Box, Heading, Inline, LoadingButton, SectionMessage, Stack, Text, UserPicker } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { CredentialView, OrchestrationCalls } from '../../../src/contract/orchestration';
import { callAdmin } from '../../shared/call';
import { ChoiceSetting, SwitchSetting, TextSetting } from '../../shared/fields';
import { cardStyle, fieldStyle } from '../../shared/style';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import { pickedId } from '../choices/picked-person';
import { nameProblem } from '../problem';

type Kind = CredentialView['kind'];

/** Makes a key for a tool, or allows a rule of Automation. */
export function CredentialForm(props: {
  /** Whether tools can reach the app at all. */
  hasAddress: boolean;
  onMade: (made: OrchestrationCalls['createCredential']['result']) => void;
}): ReactElement {
  const words = useWords();
  const kinds: readonly Kind[] = props.hasAddress ? ['key', 'rule'] : ['rule'];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'rule');
  const [name, setName] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [ownConnectionOnly, setOwnConnectionOnly] = useState(true);
  const { isBusy, problem: refusal, act } = useAct();
  const problem = nameProblem(name);
  const isTyped = name !== '';

  const make = async (): Promise<void> => {
    if (ownerId === null || problem !== null) return;
    await act(async () => {
      props.onMade(await callAdmin('createCredential', { kind, name, ownerId, ownConnectionOnly }));
    });
  };
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Heading as="h3" size="xsmall">
          {words.text('orchestration.new.heading')}
        </Heading>
        <ChoiceSetting
          id="credential-kind"
          label={words.text('orchestration.new.kind')}
          help={words.text(`orchestration.new.${kind}Help`)}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.text(`orchestration.new.${value}`) }))}
          onChoose={setKind}
        />
        <TextSetting
          id="credential-name"
          label={words.text('orchestration.new.name')}
          help={words.text('orchestration.new.nameHelp')}
          problem={isTyped && problem !== null ? words.text(problem.key, problem.values) : null}
          start=""
          onType={setName}
        />
        <Box xcss={fieldStyle}>
          <UserPicker
            name="credential-owner"
            label={words.text('orchestration.new.owner')}
            description={words.text('orchestration.new.ownerHelp')}
            placeholder={words.text('settings.protection.addPlaceholder')}
            onChange={(picked: unknown) => {
              setOwnerId(pickedId(picked));
            }}
          />
        </Box>
        {kind === 'rule' ? (
          <SwitchSetting
            id="credential-connection"
            label={words.text('orchestration.new.connection')}
            help={words.text('orchestration.new.connectionHelp')}
            isOn={ownConnectionOnly}
            onSwitch={setOwnConnectionOnly}
          />
        ) : null}
        {refusal === null ? null : (
          <SectionMessage appearance="error" title={words.text('orchestration.new.refused')}>
            <Text>{refusal}</Text>
          </SectionMessage>
        )}
        <Inline>
          <LoadingButton
            appearance="primary"
            isLoading={isBusy}
            isDisabled={ownerId === null || problem !== null}
            onClick={() => void make()}
          >
            {words.text(`orchestration.new.${kind}Button`)}
          </LoadingButton>
        </Inline>
      </Stack>
    </Box>
  );
}
