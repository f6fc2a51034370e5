import { Button, Inline, ProgressBar, SectionMessage, Stack, Text } from '@forge/react';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { ImportCalls, ImportView } from '../../../src/contract/imports';
import { callOperator, messageOf } from '../../shared/call';
import { PickFrame, type PickedFile } from '../../shared/pick-frame';
import { newRequestId } from '../../shared/request-id';
import { useWords, type Words } from '../../shared/words';

/** A file, and by what its import is named. */
interface NamedFile extends PickedFile {
  requestId: string;
}

/** What a file may be, as the server says. */
export type ImportLimits = Omit<ImportCalls['listImports']['result'], 'imports'>;

/**
 * Picks a file and sends it in chunks. What stopped goes on with the next chunk that is missing, with the same file also
 * after the page was closed.
 * @param props.begun an import whose file is not all there; null begins one
 */
export function Upload(props: {
  begun: ImportView | null;
  limits: ImportLimits;
  onUploaded: (imported: ImportView) => void;
}): ReactElement {
  const { limits, onUploaded } = props;
  const words = useWords();
  const [file, setFile] = useState<NamedFile | null>(null);
  const [imported, setImported] = useState(props.begun);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);

  const send = async (picked: NamedFile): Promise<void> => {
    setSending(true);
    setProblem(null);
    try {
      let view = imported ?? (await begin(picked));
      while (view.stage === 'uploading' && !isGone.current) {
        setImported(view);
        const start = view.received * limits.chunkBytes;
        const data = await picked.read(start, Math.min(start + limits.chunkBytes, picked.bytes));
        view = await callOperator('putImportChunk', { id: view.id, number: view.received, data });
      }
      if (!isGone.current) onUploaded(view);
    } catch (error) {
      setProblem(messageOf(error));
    }
    setSending(false);
  };
  const pick = (picked: PickedFile): void => {
    const objection = objectionTo(picked, imported, limits, words);
    // Of its own name, so that a request whose answer got lost is the same one when it is sent again.
    const named = objection === null ? { ...picked, requestId: newRequestId() } : null;
    setFile(named);
    setProblem(objection);
    if (named) void send(named);
  };
  return (
    <Stack space="space.150">
      <PickFrame
        label={words.text(imported === null ? 'import.pick' : 'import.pickAgain')}
        mostBytes={limits.mostBytes}
        lostWords={words.text('import.lost')}
        onPick={pick}
      />
      {imported === null || file === null ? null : <Sent imported={imported} />}
      {problem === null ? null : (
        <SectionMessage appearance="error" title={words.text('import.notSent')}>
          <Text>{problem}</Text>
        </SectionMessage>
      )}
      {problem === null || file === null ? null : (
        <Inline>
          <Button isDisabled={isSending} onClick={() => void send(file)}>
            {words.text('import.goOn')}
          </Button>
        </Inline>
      )}
    </Stack>
  );
}

const begin = ({ requestId, name, bytes, lastModified }: NamedFile): Promise<ImportView> =>
  callOperator('beginImport', { requestId, name, bytes, lastModified });

/** Why this file cannot be sent, as a sentence; null when it can. The server says the same of what comes to it. */
function objectionTo(
  file: PickedFile,
  begun: ImportView | null,
  { mostBytes, mostRows }: ImportLimits,
  words: Words,
): string | null {
  if (file.bytes === 0) return words.text('import.empty');
  const megabytes = Math.floor(mostBytes / MEGABYTE);
  if (file.bytes > mostBytes) return words.text('import.tooLarge', { megabytes });
  // The first line is a header, or one row more is refused when the file is read.
  if (file.lines !== null && file.lines > mostRows + 1) {
    return words.text('import.tooLong', {
      lines: file.lines.toLocaleString(words.locale),
      most: mostRows.toLocaleString(words.locale),
    });
  }
  const isSame = begun === null || (begun.bytes === file.bytes && begun.lastModified === file.lastModified);
  return isSame ? null : words.text('import.otherFile', { name: begun.name });
}

const MEGABYTE = 1024 * 1024;

function Sent({ imported: { received, chunks } }: { imported: ImportView }): ReactElement {
  const words = useWords();
  const share = received / chunks;
  const label = words.text('import.sent', { percent: Math.round(share * 100) });
  return (
    <Stack space="space.050">
      <Text>{label}</Text>
      <ProgressBar ariaLabel={label} value={share} />
    </Stack>
  );
}
