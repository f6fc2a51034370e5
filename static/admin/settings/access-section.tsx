import { Box, Icon, Inline, Link, Stack, Text, UserPicker } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { AdminCalls } from '../../../src/contract/calls';
import { callAdmin, messageOf } from '../../shared/call';
import { Aside, Failed, Loading } from '../../shared/states';
import { fieldStyle } from '../../shared/style';
import { useWords } from '../../shared/words';
import { pickedId } from '../choices/picked-person';
import { GLOBAL_PERMISSIONS } from '../page/addresses';
import { Section } from './section';

type Access = AdminCalls['checkPerson']['result'];
type Answer = { kind: 'reading' } | { kind: 'failed'; problem: string } | { kind: 'known'; access: Access };

const ROLES = ['operator', 'auditor', 'administrator'] as const;

/** What one person may do here: Jira lists no holders of a permission, but it answers about each person. */
export function AccessSection(): ReactElement {
  const words = useWords();
  const [asked, setAsked] = useState<{ accountId: string; answer: Answer } | null>(null);

  const ask = async (accountId: string | null): Promise<void> => {
    if (accountId === null) {
      setAsked(null);
      return;
    }
    setAsked({ accountId, answer: { kind: 'reading' } });
    const answer = await callAdmin('checkPerson', { accountId }).then(
      (access): Answer => ({ kind: 'known', access }),
      (error: unknown): Answer => ({ kind: 'failed', problem: messageOf(error) }),
    );
    setAsked((latest) => (latest?.accountId === accountId ? { accountId, answer } : latest));
  };
  return (
    <Section heading={words.text('access.heading')}>
      <Aside>{words.text('access.help')}</Aside>
      <Text>
        <Link href={GLOBAL_PERMISSIONS} openNewTab>
          {words.text('access.grant')}
        </Link>
      </Text>
      <Box xcss={fieldStyle}>
        <UserPicker
          name="checked-person"
          label={words.text('access.person')}
          placeholder={words.text('settings.protection.addPlaceholder')}
          onChange={(picked: unknown) => void ask(pickedId(picked))}
        />
      </Box>
      {asked === null ? null : <AnswerView answer={asked.answer} onRetry={() => void ask(asked.accountId)} />}
    </Section>
  );
}

function AnswerView({ answer, onRetry }: { answer: Answer; onRetry: () => void }): ReactElement {
  const words = useWords();
  switch (answer.kind) {
    case 'reading':
      return <Loading what={words.text('access.what')} />;
    case 'failed':
      return <Failed title={words.text('access.failed')} problem={answer.problem} onRetry={onRetry} />;
    case 'known':
      return (
        <Stack space="space.100">
          {ROLES.map((role) => (
            <RoleLine key={role} role={role} may={answer.access[role]} />
          ))}
        </Stack>
      );
  }
}

function RoleLine({ role, may }: { role: (typeof ROLES)[number]; may: boolean | null }): ReactElement {
  const words = useWords();
  const said = may === null ? 'unknown' : may ? 'yes' : 'no';
  const glyphs = { yes: 'check-circle', no: 'cross-circle', unknown: 'question-circle' } as const;
  const colors = {
    yes: 'color.icon.success',
    no: 'color.icon.subtle',
    unknown: 'color.icon.warning',
  } as const;
  return (
    <Inline space="space.100" alignBlock="center">
      <Icon glyph={glyphs[said]} label="" color={colors[said]} />
      <Text>{words.text(`access.${role}.${said}`)}</Text>
    </Inline>
  );
}
