import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import { useState, type ReactElement } from 'react';
import { callOperator } from '../../shared/call';
import { FilesFrame, type PageFile } from '../../shared/files-frame';
import { Aside } from '../../shared/states';
import { useAct } from '../../shared/use-act';
import { useWords } from '../../shared/words';

/** Everybody on the list as tables for spreadsheets, to save. */
export function ExportInactive(): ReactElement {
  const words = useWords();
  const { isBusy, problem, act } = useAct();
  const [progress, setProgress] = useState<string | null>(null);
  const [files, setFiles] = useState<PageFile[] | null>(null);

  const prepare = async (): Promise<void> => {
    await act(async () => {
      setFiles(null);
      const read: PageFile[] = [];
      for (let part = 1, of = 1; part <= of; part += 1) {
        const { parts, ...file } = await callOperator('exportInactive', { part });
        read.push(file);
        of = parts;
        setProgress(of === 1 ? null : words.text('inactive.export.progress', { part, of }));
      }
      setFiles(read);
    });
    setProgress(null);
  };

  return (
    <Stack space="space.150">
      <Inline>
        <LoadingButton isLoading={isBusy} onClick={() => void prepare()}>
          {words.text('inactive.export.prepare')}
        </LoadingButton>
      </Inline>
      {progress === null ? null : <Aside>{progress}</Aside>}
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('inactive.export.failed')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {files === null ? null : <FilesFrame files={files} />}
    </Stack>
  );
}
