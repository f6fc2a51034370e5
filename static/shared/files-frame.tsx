import { events } from '@forge/bridge';
import { Frame } from '@forge/react';
import { useEffect, type ReactElement } from 'react';
import { useWords } from './words';

export interface PageFile {
  name: string;
  /** Its media type. */
  type: string;
  content: string;
}

/**
 * Files with a button each that saves it, and one that prints what is a page. UI Kit can do neither: a frame of the app's
 * own does (`static/files`). A page may show one frame at a time.
 */
export function FilesFrame({ files }: { files: readonly PageFile[] }): ReactElement {
  const words = useWords();
  useEffect(() => {
    const shown = files.map((file) => ({
      ...file,
      save: words.text('files.save', { name: file.name }),
      print: file.type === 'text/html' ? words.text('files.print') : null,
    }));
    const show = () => events.emit('leaver.files.show', { files: shown });
    void show();
    const listening = events.on('leaver.files.ready', show);
    return () => {
      void listening.then(({ unsubscribe }) => {
        unsubscribe();
      });
    };
  }, [files, words]);
  return <Frame resource="files" />;
}
