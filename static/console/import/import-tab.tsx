import { useCallback, useState, type ReactElement } from 'react';
import { Heading, Stack } from '@forge/react';
import { callOperator } from '../../shared/call';
import { Aside, Failed, Loading, OutOfDate } from '../../shared/states';
import { useLoaded } from '../../shared/use-loaded';
import { useWords } from '../../shared/words';
import type { ConsoleSetup } from '../offboard/draft';
import { ImportPage } from './import-page';
import { ImportTable } from './import-table';
import { Upload, type ImportLimits } from './upload';

/** Many people from a file: a new import and the earlier ones, or one of them with everything that is to be done. */
export function ImportTab(props: { setup: ConsoleSetup; onOpenRun: (runId: string) => void }): ReactElement {
  const words = useWords();
  const [opened, setOpened] = useState<string | null>(null);
  const read = useCallback(() => callOperator('listImports', {}), []);
  const { state, reload } = useLoaded(read);
  if (state.kind === 'loading') return <Loading what={words.text('import.what')} />;
  if (state.kind === 'failed') {
    return (
      <Failed title={words.text('import.failed')} problem={state.problem} onRetry={() => void reload()} />
    );
  }
  const { imports, ...limits } = state.value;
  if (opened !== null) {
    return (
      <ImportPage
        key={opened}
        id={opened}
        setup={props.setup}
        limits={limits}
        onOpenRun={props.onOpenRun}
        onBack={() => {
          setOpened(null);
          void reload();
        }}
      />
    );
  }
  const isOperator = props.setup.roles.includes('operator');
  return (
    <Stack space="space.300">
      {isOperator ? <NewImport limits={limits} onUploaded={setOpened} /> : null}
      <Stack space="space.150">
        <Heading as="h2" size="medium">
          {words.text('import.earlier')}
        </Heading>
        {state.problem === null ? null : (
          <OutOfDate
            title={words.text('import.partial')}
            problem={state.problem}
            onRetry={() => void reload()}
          />
        )}
        <ImportTable imports={imports} onOpen={setOpened} />
      </Stack>
    </Stack>
  );
}

function NewImport(props: { limits: ImportLimits; onUploaded: (id: string) => void }): ReactElement {
  const words = useWords();
  const { mostBytes, mostRows } = props.limits;
  return (
    <Stack space="space.150">
      <Heading as="h2" size="medium">
        {words.text('import.heading')}
      </Heading>
      <Aside>
        {words.text('import.introduction', {
          megabytes: Math.floor(mostBytes / MEGABYTE),
          rows: mostRows.toLocaleString(words.locale),
        })}
      </Aside>
      <Upload
        begun={null}
        limits={props.limits}
        onUploaded={({ id }) => {
          props.onUploaded(id);
        }}
      />
    </Stack>
  );
}

const MEGABYTE = 1024 * 1024;
