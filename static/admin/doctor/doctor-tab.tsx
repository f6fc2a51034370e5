import { Heading, Inline, LoadingButton, Stack, Text, UserPicker, Box } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { Finding } from '../../../src/contract/settings';
import { callAdmin } from '../../shared/call';
import { Aside, Failed, Loading } from '../../shared/states';
import { cardStyle, fieldStyle } from '../../shared/style';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';
import { GroupField } from '../choices/group-fields';
import { pickedId } from '../choices/picked-person';
import type { TabProps } from '../page/page-props';
import { Findings } from './findings';

interface Examination {
  at: string;
  findings: Finding[];
}

/** Finds out what this site lets the app do; writes only to what the administrator names here. */
export function DoctorTab({ onGo }: Pick<TabProps, 'onGo'>): ReactElement {
  const words = useWords();
  const [accountId, setAccountId] = useState<string | null>(null);
  const [groupId, setGroupId] = useState<string | null>(null);
  const { isBusy, problem, act } = useAct();
  const [examined, setExamined] = useState<Examination | null>(null);
  const isHalf = (accountId === null) !== (groupId === null);

  const examine = async (): Promise<void> => {
    if (isHalf) return;
    await act(async () => {
      const test =
        accountId !== null && groupId !== null ? { testAccountId: accountId, testGroupId: groupId } : {};
      setExamined(await callAdmin('runDoctor', test));
    });
  };
  return (
    <Stack space="space.300">
      <Stack space="space.100">
        <Heading as="h2" size="medium">
          {words.text('doctor.heading')}
        </Heading>
        <Aside>{words.text('doctor.introduction')}</Aside>
      </Stack>
      <Box xcss={cardStyle}>
        <Stack space="space.150">
          <Heading as="h3" size="xsmall">
            {words.text('doctor.test')}
          </Heading>
          <Text>{words.text('doctor.testHelp')}</Text>
          <Box xcss={fieldStyle}>
            <UserPicker
              name="test-account"
              label={words.text('doctor.account')}
              description={words.text('doctor.accountHelp')}
              placeholder={words.text('settings.protection.addPlaceholder')}
              onChange={(picked: unknown) => {
                setAccountId(pickedId(picked));
              }}
            />
          </Box>
          <GroupField
            id="test-group"
            label={words.text('doctor.group')}
            help={words.text('doctor.groupHelp')}
            problem={isHalf ? words.text('doctor.both') : null}
            chosen={groupId}
            onChoose={setGroupId}
          />
        </Stack>
      </Box>
      <Inline>
        <LoadingButton
          appearance="primary"
          isLoading={isBusy}
          isDisabled={isHalf}
          onClick={() => void examine()}
        >
          {words.text(examined === null ? 'doctor.run' : 'doctor.runAgain')}
        </LoadingButton>
      </Inline>
      {isBusy ? <Loading what={words.text('doctor.what')} /> : null}
      {problem === null ? null : (
        <Failed title={words.text('doctor.failed')} problem={problem} onRetry={() => void examine()} />
      )}
      {examined === null || isBusy ? null : <Findings {...examined} onGo={onGo} />}
    </Stack>
  );
}
