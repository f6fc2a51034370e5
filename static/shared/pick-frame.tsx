import { events } from '@forge/bridge';
import { Frame } from '@forge/react';
import { useEffect, useRef, type ReactElement } from 'react';

/** A file that somebody has picked, as the frame tells it. */
export interface FileFacts {
  name: string;
  bytes: number;
  /** Epoch milliseconds. */
  lastModified: number;
  /** Lines that hold anything; null for a file that is too large to be counted. */
  lines: number | null;
}

export interface PickedFile extends FileFacts {
  /** A part of it as base64. @throws Error when the file has changed or is gone */
  read: (start: number, end: number) => Promise<string>;
}

/**
 * Lets somebody pick a file, which UI Kit cannot: a frame of the app's own does (`static/files`). The file stays there and
 * is read part by part while the frame is shown. A page may show one frame at a time.
 */
export function PickFrame(props: {
  label: string;
  mostBytes: number;
  /** What is said of a file that cannot be read any more. */
  lostWords: string;
  onPick: (file: PickedFile) => void;
}): ReactElement {
  const { label, mostBytes, lostWords } = props;
  const onPick = useRef(props.onPick);
  useEffect(() => {
    onPick.current = props.onPick;
  });
  useEffect(() => {
    const ask = () => events.emit('leaver.files.ask', { label, mostBytes });
    void ask();
    const listening = [
      events.on('leaver.files.ready', ask),
      events.on('leaver.files.picked', (file: FileFacts) => {
        onPick.current({ ...file, read: (start, end) => readPart(start, end, lostWords) });
      }),
    ];
    return () => {
      for (const one of listening) {
        void one.then(({ unsubscribe }) => {
          unsubscribe();
        });
      }
    };
  }, [label, mostBytes, lostWords]);
  return <Frame resource="files" />;
}

async function readPart(start: number, end: number, lostWords: string): Promise<string> {
  let answered: (data: string | null) => void = () => undefined;
  const answer = new Promise<string | null>((resolve) => {
    answered = resolve;
  });
  const { unsubscribe } = await events.on(
    'leaver.files.part',
    (part: { start: number; data: string | null }) => {
      if (part.start === start) answered(part.data);
    },
  );
  await events.emit('leaver.files.read', { start, end });
  const data = await answer;
  unsubscribe();
  if (data === null) throw new Error(lostWords);
  return data;
}
