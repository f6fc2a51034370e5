import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { resourceOptions } from '../emulator/web/bundles';
import { readManifest } from '../emulator/web/manifest';
import type { Benchmark, Section, Table } from './report';

const ROOT = path.join(__dirname, '..');
const KILOBYTE = 1000;
/** Parts that are named one by one; the others are counted together. */
const MOST_PARTS = 12;
const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
const OTHERS = 'others';

interface Measured {
  page: string;
  bytes: number;
  zipped: number;
  /** Bytes by package, or by folder for the project's own. */
  parts: ReadonlyMap<string, number>;
}

/** How much each page of the app brings to the browser, and of what. */
export const uiBundles: Benchmark = {
  name: 'ui-bundles',
  run: async () => {
    const { resources } = await readManifest(ROOT);
    const pages = resources.filter((resource) => resource.path.endsWith('.tsx'));
    return section(
      await Promise.all(pages.map(({ key, path: entry }) => measure(key, path.join(ROOT, entry)))),
    );
  },
};

async function measure(page: string, entry: string): Promise<Measured> {
  const { outputFiles, metafile } = await build({ ...resourceOptions(entry), metafile: true });
  const parts = new Map<string, number>();
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const part = partOf(file);
      parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
    }
  }
  const contents = outputFiles.map((file) => file.contents);
  return {
    page,
    bytes: sum(contents.map(({ length }) => length)),
    zipped: sum(contents.map((content) => gzipSync(content).length)),
    parts,
  };
}

const partOf = (file: string): string =>
  PACKAGE.exec(file)?.[1] ?? `Leaver: ${path.dirname(file).split('/').slice(0, 2).join('/')}`;

function section(measured: readonly Measured[]): Section {
  return {
    title: 'What each page brings to the browser',
    content: [
      'Minified as the emulator bundles it, and compressed with gzip, in kB (1,000 bytes).',
      {
        head: ['page', 'kB', 'kB compressed'],
        rows: measured.map(({ page, bytes, zipped }) => [page, kilobytes(bytes), kilobytes(zipped)]),
      },
      'What it is made of, in kB before compression:',
      partsTable(measured),
    ],
    misses: [],
  };
}

function partsTable(measured: readonly Measured[]): Table {
  const most = (part: string) => Math.max(...measured.map(({ parts }) => parts.get(part) ?? 0));
  const all = [...new Set(measured.flatMap(({ parts }) => [...parts.keys()]))];
  const named = all.sort((left, right) => most(right) - most(left)).slice(0, MOST_PARTS);
  const row = (part: string, bytesOf: (one: Measured) => number) => [
    part,
    ...measured.map((one) => kilobytes(bytesOf(one))),
  ];
  return {
    head: ['part', ...measured.map(({ page }) => page)],
    rows: [
      ...named.map((part) => row(part, ({ parts }) => parts.get(part) ?? 0)),
      row(OTHERS, ({ bytes, parts }) => bytes - sum(named.map((part) => parts.get(part) ?? 0))),
    ],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const kilobytes = (bytes: number): number => Math.round(bytes / KILOBYTE);
