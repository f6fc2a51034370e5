import { Heading, Stack } from '@forge/react';
import { useState, type ReactElement } from 'react';
import type { ApprovalRequest } from '../../../src/contract/approvals';
import { ChoiceSetting } from '../../shared/fields';
import { Aside } from '../../shared/states';
import { useWords } from '../../shared/words';
import { ApprovalPageView } from './approval-page';
import { ApprovalList } from './approval-list';

export type Whose = 'others' | 'own';

/** What waits for a second person: a list, or one request in place of it. @param onOpenRun shows one run */
export function ApprovalsTab({ onOpenRun }: { onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  const [whose, setWhose] = useState<Whose>('others');
  const [opened, setOpened] = useState<ApprovalRequest | null>(null);
  /** The request that was looked at last, to which the keyboard returns. */
  const [lastId, setLastId] = useState<string | null>(null);
  if (opened !== null) {
    return (
      <ApprovalPageView
        request={opened}
        mayDecide={whose === 'others'}
        onOpenRun={onOpenRun}
        onBack={() => {
          setOpened(null);
        }}
      />
    );
  }
  return (
    <Stack space="space.200">
      <Heading as="h2" size="medium">
        {words.text('approvals.heading')}
      </Heading>
      <Aside>{words.text('approvals.introduction')}</Aside>
      <ChoiceSetting
        id="approvals-whose"
        label={words.text('approvals.whose')}
        help={words.text(`approvals.${whose}.help`)}
        value={whose}
        options={(['others', 'own'] as const).map((value) => ({
          value,
          label: words.text(`approvals.${value}.label`),
        }))}
        onChoose={setWhose}
      />
      <ApprovalList
        key={whose}
        whose={whose}
        lastId={lastId}
        onOpen={(request) => {
          setOpened(request);
          setLastId(request.id);
        }}
      />
    </Stack>
  );
}
