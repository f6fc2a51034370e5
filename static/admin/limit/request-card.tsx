import { Box, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { AllowanceRequestView } from '../../../src/contract/breaker';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { Aside } from '../../shared/states';
import { cardStyle } from '../../shared/style';
import { useWords, type Words } from '../../shared/words';
import type { ChangeProps } from './change-props';

/** What one administrator has asked for: another one agrees, any of them can dismiss it. */
export function RequestCard(props: ChangeProps & { request: AllowanceRequestView }): ReactElement {
  const words = useWords();
  const { request, onChanged, onRefused } = props;
  const { id, by, at, expiresAt, mayAgree, wanted } = request;
  const sentence = wantedInWords(request, words);
  const agree = async (): Promise<void> => {
    const changed = await callAdmin('agreeAllowance', { id });
    notifyDone(`agreed-${id}`, words.text('limit.request.agreed'));
    await onChanged(changed);
  };
  const dismiss = async (): Promise<void> => {
    await onChanged(await callAdmin('dismissAllowance', { id }));
  };
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.100">
        <Heading as="h3" size="xsmall">
          {words.text(`limit.request.${wanted.kind}`)}
        </Heading>
        <Text>{sentence}</Text>
        <Text>{words.text('limit.request.reason', { reason: wanted.reason })}</Text>
        <Aside>
          {words.text(mayAgree ? 'limit.request.waits' : 'limit.request.own', {
            who: by.displayName,
            moment: words.moment(at),
            end: words.moment(expiresAt),
          })}
        </Aside>
        <Inline space="space.100">
          {mayAgree ? (
            <AskButton
              label={words.text('limit.request.agree')}
              title={words.text('limit.request.agreeTitle')}
              sentence={sentence}
              confirmLabel={words.text('limit.request.agree')}
              keepLabel={words.text('limit.request.keep')}
              refusedTitle={words.text('limit.refused')}
              appearance="primary"
              buttonAppearance="primary"
              onConfirm={agree}
              onRefused={onRefused}
            />
          ) : null}
          <AskButton
            label={words.text('limit.request.dismiss')}
            title={words.text('limit.request.dismissTitle')}
            sentence={words.text('limit.request.dismissSentence')}
            confirmLabel={words.text('limit.request.dismiss')}
            keepLabel={words.text('limit.request.keep')}
            refusedTitle={words.text('limit.refused')}
            appearance="warning"
            onConfirm={dismiss}
            onRefused={onRefused}
          />
        </Inline>
      </Stack>
    </Box>
  );
}

function wantedInWords({ wanted }: AllowanceRequestView, words: Words): string {
  const people = words.counted('limit.people', wanted.number);
  return wanted.kind === 'release'
    ? words.text('limit.request.releaseSentence', { people, hours: wanted.hours })
    : words.text('limit.request.bulkSentence', {
        people,
        from: words.moment(wanted.from),
        until: words.moment(wanted.until),
      });
}
