import type { PersonName } from '../ticket';
import { iso } from '../time';
import { clipped, type Import } from './import';
import { enter } from './stages';

/** A file as the page knows it before it is sent. */
export interface FileFacts {
  name: string;
  bytes: number;
  /** Epoch milliseconds. */
  lastModified: number;
}

/** An import whose file is yet to come. @param now epoch milliseconds */
export const newImport = (id: string, file: FileFacts, operator: PersonName, now: number): Import =>
  enter(
    {
      id,
      kind: 'import',
      operatorId: operator.accountId,
      createdAt: iso(now),
      work: 'kept',
      dueAt: iso(now),
      version: 0,
      document: {
        ...file,
        name: clipped(file.name),
        operator,
        stage: 'uploading',
        received: 0,
        look: null,
        format: null,
        read: { bytes: 0, lines: 0 },
        pages: [],
        judged: 0,
        known: null,
        request: null,
        canary: null,
        nextLook: 0,
        waitingFor: null,
        stoppedBy: null,
        problem: null,
        hour: { from: 0, points: 0 },
        mark: '',
      },
    },
    'uploading',
    now,
  );
