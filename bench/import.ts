import { createHash } from 'node:crypto';
import { CHUNK_BYTES, MOST_BYTES, MOST_ROWS } from '../src/offboarding/import/import';
import { lookAtFile, readRows } from '../src/offboarding/import/read-rows';
import { ImportOnSite } from '../test/journeys/import/import-on-site';
import { TestSite } from '../test/journeys/site';
import type { Benchmark, Section } from './report';

const MEGABYTE = 1024 * 1024;
/** Seconds of processor time, and megabytes, that reading stays under. */
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 128;
const HEADER =
  'User id,User name,email,User status,Added to org,Org role,Last seen in Jira - acme,Last seen in Confluence - acme\r\n';

interface Measured {
  what: string;
  rows: number;
  seconds: number | null;
  megabytes: number | null;
}

/** What reading the largest file costs: the parser alone, and all of it as the app does it. */
export const importOfPeople: Benchmark = {
  name: 'import',
  run: async () => {
    const file = exported(MOST_ROWS);
    return section(file.length, [await parse(file), await readInApp(file)]);
  },
};

async function parse(file: Uint8Array): Promise<Measured> {
  const { delimiter, columns } = lookAtFile(file.subarray(0, CHUNK_BYTES));
  if (!columns) throw new Error('The columns of an export are recognised.');
  const started = process.cpuUsage();
  let rows = 0;
  for await (const _row of readRows(chunksOf(file), { delimiter, columns })) rows += 1;
  const { user, system } = process.cpuUsage(started);
  return {
    what: 'parsed in a stream, with every day',
    rows,
    seconds: (user + system) / 1e6,
    megabytes: null,
  };
}

/** Upload, reading into pages of rows, and judging; nobody of the file is on the site. */
async function readInApp(file: Uint8Array): Promise<Measured> {
  const site = await TestSite.start();
  try {
    const imported = await ImportOnSite.uploaded(site, file);
    await imported.confirmColumns();
    let view = await imported.view();
    while (view.stage !== 'judged') {
      await site.control('drain', { timeoutMs: DRAIN_MILLISECONDS });
      view = await imported.view();
    }
    const peaks = site
      .invocationRecords()
      .flatMap(({ functionKey, peakBytes }) => (functionKey === 'run-importer' ? [peakBytes] : []));
    return {
      what: 'read and judged by the app, largest invocation',
      rows: view.rows,
      seconds: null,
      megabytes: Math.max(...peaks) / MEGABYTE,
    };
  } finally {
    await site.close();
  }
}

const DRAIN_MILLISECONDS = 300_000;

/** A file as Atlassian's administration exports it, of people who are not on the site. */
function exported(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) => {
    const id = createHash('sha256').update(String(row)).digest('hex').slice(0, 24);
    const day = `${String((row % 28) + 1)} Jan 2024`;
    return `${id},"Person, Number ${String(row)}",person-${String(row)}@acme.example,Active,3 Jan 2020,User,${day},Never accessed\r\n`;
  });
  return new TextEncoder().encode(HEADER + lines.join(''));
}

function* chunksOf(file: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < file.length; start += CHUNK_BYTES)
    yield file.subarray(start, start + CHUNK_BYTES);
}

function section(bytes: number, measured: readonly Measured[]): Section {
  const isOver = ({ seconds, megabytes }: Measured) =>
    (seconds ?? 0) >= MOST_SECONDS || (megabytes ?? 0) >= MOST_MEGABYTES;
  return {
    title: 'Import of the largest file',
    content: [
      `An export of ${MOST_ROWS.toLocaleString('en')} people, ${(bytes / MEGABYTE).toFixed(1)} MB of at most ${String(MOST_BYTES / MEGABYTE)}. Memory is all that the thread of an invocation holds at its highest, garbage included.`,
      {
        head: ['what', 'rows', 'processor s', 'limit s', 'peak MB', 'limit MB'],
        rows: measured.map(({ what, rows, seconds, megabytes }) => [
          what,
          rows,
          seconds === null ? '' : Math.round(seconds * 10) / 10,
          seconds === null ? '' : MOST_SECONDS,
          megabytes === null ? '' : Math.round(megabytes * 10) / 10,
          megabytes === null ? '' : MOST_MEGABYTES,
        ]),
      },
    ],
    misses: measured.filter(isOver).map(({ what }) => `${what}: over the limit.`),
  };
}
