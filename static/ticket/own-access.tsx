import { Box, Heading, Inline, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { OwnAccessView } from '../../src/contract/candidates';
import { AskButton } from '../shared/ask-button';
import { callTicket } from '../shared/call';
import { notifyDone } from '../shared/notify';
import { Aside } from '../shared/states';
import { cardStyle } from '../shared/style';
import { useWords } from '../shared/words';

/** What is about to become of somebody's unused access; whose it is can keep it, or ask for it back. */
export function OwnAccess(props: { access: OwnAccessView; onChanged: () => Promise<void> }): ReactElement {
  const { access, onChanged } = props;
  const words = useWords();
  return (
    <Box xcss={cardStyle}>
      <Stack space="space.150">
        <Heading as="h3" size="xsmall">
          {words.text('ownAccess.heading')}
        </Heading>
        <Text>{access.state}</Text>
        {access.isOwn ? null : <Aside>{words.text('ownAccess.others')}</Aside>}
        {access.mayKeep ? <AnswerButton answer="keep" onChanged={onChanged} /> : null}
        {access.mayAskBack ? <AnswerButton answer="askBack" onChanged={onChanged} /> : null}
      </Stack>
    </Box>
  );
}

const CALLS = { keep: 'keepAccess', askBack: 'askAccessBack' } as const;

function AnswerButton(props: { answer: keyof typeof CALLS; onChanged: () => Promise<void> }): ReactElement {
  const { answer, onChanged } = props;
  const words = useWords();
  return (
    <Inline>
      <AskButton
        label={words.text(`ownAccess.${answer}.button`)}
        buttonAppearance="primary"
        title={words.text(`ownAccess.${answer}.title`)}
        sentence={words.text(`ownAccess.${answer}.sentence`)}
        confirmLabel={words.text(`ownAccess.${answer}.button`)}
        keepLabel={words.text('ownAccess.cancel')}
        refusedTitle={words.text('ownAccess.refused')}
        appearance="primary"
        onConfirm={async () => {
          await callTicket(CALLS[answer], {});
          notifyDone('own-access', words.text(`ownAccess.${answer}.done`));
          await onChanged();
        }}
        onRefused={() => void onChanged()}
      />
    </Inline>
  );
}
