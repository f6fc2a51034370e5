import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { callOperator } from '../../shared/call';
import { FilesFrame, type PageFile } from '../../shared/files-frame';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';

/** The result with a line for each row, to be saved. */
export function ResultFile({ id }: { id: string }): ReactElement {
  const words = useWords();
  const [files, setFiles] = useState<readonly PageFile[] | null>(null);
  const { isBusy, problem, act } = useAct();

  const prepare = (): Promise<void> =>
    act(async () => {
      setFiles([await readResult(id)]);
    });
  return (
    <Stack space="space.150">
      <Inline>
        <LoadingButton appearance="primary" isLoading={isBusy} onClick={() => void prepare()}>
          {words.text('import.prepare')}
        </LoadingButton>
      </Inline>
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.noResult')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {files === null ? null : <FilesFrame files={files} />}
    </Stack>
  );
}

async function readResult(id: string): Promise<PageFile> {
  const first = await callOperator('readImportResult', { id, part: 1 });
  const contents = [first.content];
  for (let part = 2; part <= first.parts; part += 1) {
    contents.push((await callOperator('readImportResult', { id, part })).content);
  }
  return { name: first.name, type: 'text/csv', content: contents.join('') };
}
