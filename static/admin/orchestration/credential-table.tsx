import { DynamicTable, EmptyState, Link, Stack, Text } from '@forge/react';
import type { ReactElement } from 'react';
import type { CredentialView } from '../../../src/contract/orchestration';
import { AskButton } from '../../shared/ask-button';
import { callAdmin } from '../../shared/call';
import { notifyDone } from '../../shared/notify';
import { addressOf } from '../../shared/people';
import { useWords } from '../../shared/words';

interface CredentialTableProps {
  credentials: readonly CredentialView[];
  onChanged: (credentials: CredentialView[]) => Promise<void>;
  onReload: () => void;
}

/** Every key and rule that there is or was, without their secrets. */
export function CredentialTable({ credentials, ...props }: CredentialTableProps): ReactElement {
  const words = useWords();
  if (credentials.length === 0) {
    return (
      <EmptyState
        headingLevel={3}
        header={words.text('orchestration.empty.header')}
        description={words.text('orchestration.empty.description')}
      />
    );
  }
  const columns = ['name', 'owner', 'made', 'lastUsed', 'state'] as const;
  return (
    <DynamicTable
      label={words.text('orchestration.table.caption')}
      head={{
        cells: columns.map((key) => ({ key, content: words.text(`orchestration.table.${key}`) })),
      }}
      rows={credentials.map((credential) => ({
        key: credential.id,
        cells: [
          {
            key: 'name',
            content: (
              <Stack space="space.025">
                <Text>{credential.name}</Text>
                <Text size="small" color="color.text.subtle">
                  {words.text(`orchestration.table.${credential.kind}`, { id: credential.id })}
                </Text>
              </Stack>
            ),
          },
          {
            key: 'owner',
            content: (
              <Text>
                <Link href={addressOf(credential.owner)}>{credential.owner.displayName}</Link>
              </Text>
            ),
          },
          {
            key: 'made',
            content: (
              <Text>
                {words.text('orchestration.table.by', {
                  moment: words.moment(credential.createdAt),
                  person: credential.createdBy.displayName,
                })}
              </Text>
            ),
          },
          {
            key: 'lastUsed',
            content: (
              <Text>
                {credential.lastUsedAt === null
                  ? words.text('orchestration.table.never')
                  : words.moment(credential.lastUsedAt)}
              </Text>
            ),
          },
          { key: 'state', content: <StateOf credential={credential} {...props} /> },
        ],
      }))}
    />
  );
}

function StateOf(
  props: Omit<CredentialTableProps, 'credentials'> & { credential: CredentialView },
): ReactElement {
  const { id, name, revoked } = props.credential;
  const words = useWords();
  if (revoked !== null) {
    const values = { moment: words.moment(revoked.at), person: revoked.by.displayName };
    return <Text>{words.text('orchestration.table.revoked', values)}</Text>;
  }
  return (
    <AskButton
      label={words.text('orchestration.revoke.button')}
      title={words.text('orchestration.revoke.title', { name })}
      sentence={words.text('orchestration.revoke.sentence')}
      confirmLabel={words.text('orchestration.revoke.button')}
      keepLabel={words.text('orchestration.revoke.keep')}
      refusedTitle={words.text('orchestration.revoke.refused')}
      appearance="danger"
      onConfirm={async () => {
        const { credentials } = await callAdmin('revokeCredential', { id });
        notifyDone(`revoked-${id}`, words.text('orchestration.revoke.done', { name }));
        await props.onChanged(credentials);
      }}
      onRefused={props.onReload}
    />
  );
}
