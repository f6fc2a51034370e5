import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceFormat, EvidenceScope } from '../../../src/contract/evidence';
import { storageOf } from '../../faults/end-state';
import { call } from '../../pages/calls';
import { AUDITOR, type TestSite } from '../site';

/** What auditors do with evidence: they have it exported on the page, and check it with the verifier. */

export interface ExportedFile {
  name: string;
  type: string;
  content: string;
}

/** Every file of an export, as the page asks for them. */
export async function exported(
  site: TestSite,
  scope: EvidenceScope,
  format: EvidenceFormat = 'json',
  as = AUDITOR,
): Promise<ExportedFile[]> {
  const { parts, pieces } = await call(site, 'operator', 'countEvidence', { scope }, as);
  const files: ExportedFile[] = [];
  for (const [index, piece] of pieces.entries()) {
    const wanted = { scope, format, part: index + 1, of: parts, piece };
    files.push((await call(site, 'operator', 'exportEvidence', wanted, as)) as ExportedFile);
  }
  return files;
}

/** Checks files as somebody does who has nothing but them, and heads that were kept. */
export function verify(files: readonly ExportedFile[], ...heads: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  const paths = files.map(({ name, content }) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const { status, stdout, stderr } = spawnSync('node', ['bin/verify-evidence.mjs', ...paths, ...heads], {
    encoding: 'utf8',
  });
  return { status, told: stdout + stderr };
}

/** The head that a ticket's report tells, as an argument of the verifier. */
export async function headOnTicket(site: TestSite, ticket: string): Promise<string[]> {
  const text = (await site.comments(ticket)).map((comment) => comment.text).join('\n');
  const [, run = '', head = ''] = /Evidence: run (\w+), \d+ entries, head (\w+)/.exec(text) ?? [];
  return ['--run', `${run}=${head}`];
}

/** The newest end of the log that the log ticket tells, with the key of checkpoints. */
export async function endOnTicket(site: TestSite, ticket: string): Promise<string[]> {
  const texts = (await site.comments(ticket)).map((comment) => comment.text);
  const text = texts.filter((one) => one.startsWith('Evidence log')).at(-1) ?? '';
  const [, number = '', hash = ''] = /entry (\d+), hash (\w+)/.exec(text) ?? [];
  const [, key = ''] = /Key of checkpoints: (\S+)/.exec(text) ?? [];
  return ['--log', `${number}=${hash}`, '--key', key];
}

/** What is stored under keys that begin so. */
export async function stored(site: TestSite, beginning: string): Promise<[string, unknown][]> {
  const { keys } = await storageOf(site);
  return Object.entries(keys).filter(([key]) => key.startsWith(beginning));
}

/** Changes a stored value as somebody would who has the app's storage in hand. */
export function tamper(site: TestSite, key: string, value: unknown): void {
  site.emulator.host().kvs.answer('/api/v1/set', JSON.stringify({ key, value }), 0);
}
