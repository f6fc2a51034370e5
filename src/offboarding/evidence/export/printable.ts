import { doneInWords } from '../../effect-words';
import { isBlocked, latestEffects } from '../../effects';
import { outstanding } from '../../outstanding';
import { notCovered } from '../../report/not-covered';
import type { Run } from '../../run';
import { settledLines } from '../../settled';
import { verificationRows } from '../../verification-rows';
import type { SealedEntry } from '../chain';
import type { Chain, FileContent } from './export-evidence';

const STYLE = `body{font:13px/1.45 sans-serif;color:#172b4d;margin:24px}h1{font-size:20px}h2{font-size:16px;margin-top:28px;border-top:1px solid #999;padding-top:12px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #bbb;padding:3px 6px;text-align:left;vertical-align:top}code{word-break:break-all}section{page-break-inside:auto}tr{page-break-inside:avoid}`;

/** A report for people, which prints as it is: what was done and read back, what was covered and what was not. */
export function printable({ chains, log, selection, part, publicKey, madeAt }: FileContent): string {
  const { scope, of, runs } = selection;
  const about = scope.kind === 'period' ? `${scope.from} to ${scope.to}` : `one ${scope.kind}`;
  const facts = [
    ['Made', madeAt],
    ['About', `${about}, ${String(runs)} ${runs === 1 ? 'run' : 'runs'}`],
    ['Part', `${String(part)} of ${String(of)}`],
    ['Key of checkpoints', publicKey ?? 'none yet'],
    ['Log', log.length === 0 ? 'in another part' : `entries ${numberOf(log[0])} to ${numberOf(log.at(-1))}`],
  ];
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evidence of Leaver</title>',
    `<style>${STYLE}</style></head><body><h1>Evidence of Leaver</h1>`,
    factTable(facts),
    '<p>The export as JSON can be checked without trusting Leaver: <code>npx verify-evidence</code>. This report cannot.</p>',
    ...chains.map(section),
    '</body></html>',
  ].join('\n');
}

function section(chain: Chain): string {
  const { run, entries, effects } = chain;
  const { leaver, operator, ticket, procedure, why, evidence, verification } = run.document;
  const done = latestEffects(effects).filter((effect) => !isBlocked(effect));
  return [
    `<section><h2>${text(leaver?.displayName ?? 'Nobody')}: ${text(run.status)}</h2>`,
    factTable([
      ['Run', evidence?.id ?? 'of an earlier version, without a chain'],
      ['Procedure', procedure],
      ['Asked by', `${operator?.displayName ?? 'nobody'} (${run.source})`],
      ['Ticket', ticket?.key ?? 'none'],
      ['Why', why ?? ''],
      ['Read back', verification?.at ?? 'not read back'],
      ['Head', evidence ? `${String(evidence.entries)} entries, ${evidence.head}` : 'none'],
    ]),
    list('Covered: what was done', [...done.map(doneInWords), ...settledLines(chain)]),
    list('Not done, and who can solve it', outstanding(chain)),
    ...readBack(chain),
    list('Not covered by Leaver', coverageOf(run)),
    '<h3>Entries</h3><table><tr><th>#</th><th>Time</th><th>What</th><th>Outcome</th><th>Before → after</th><th>Channel, request</th></tr>',
    ...entries.map(entryRow),
    '</table></section>',
  ].join('\n');
}

/** What reading back showed; nothing where nothing was read back. */
function readBack(chain: Chain): string[] {
  const rows = verificationRows(chain);
  if (rows.length === 0) return [];
  const cells = rows.map(
    ({ what, before, after }) =>
      `<tr><th>${text(what)}</th><td>${text(before)}</td><td>${text(after)}</td></tr>`,
  );
  return [
    '<h3>Read back</h3><table><tr><th>What</th><th>Before</th><th>After</th></tr>',
    ...cells,
    '</table>',
  ];
}

const coverageOf = ({ document: { procedure } }: Run): readonly string[] =>
  notCovered(procedure === 'restore' ? undefined : { procedure, team: null });

function entryRow({ facts, personal }: SealedEntry): string {
  const fact = (name: string) => scalar(facts[name]);
  const what = [fact('kind'), fact('effect'), personal['subjectName']?.value ?? fact('subjectId')];
  const outcome = [fact('outcome'), fact('status'), personal['words']?.value ?? ''];
  const cells = [
    fact('sequence'),
    fact('at'),
    what.filter(isThere).join(' '),
    outcome.filter(isThere).join(' '),
    changeOf(facts),
    [fact('channel'), fact('requestId')].filter(isThere).join(' '),
  ];
  return `<tr>${cells.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`;
}

/** What an entry says of before and after; of reading back, what it showed, by ids as the entry has them. */
function changeOf(facts: SealedEntry['facts']): string {
  if (facts['kind'] !== 'verified') {
    const before = scalar(facts['before']);
    return before === '' ? '' : `${before} → ${scalar(facts['after'])}`;
  }
  const named = (value: unknown) =>
    Array.isArray(value) && value.length > 0 ? value.map(scalar).join(', ') : 'none';
  const onSite = facts['onSite'] === true ? 'yes' : 'no';
  return `→ products: ${named(facts['products'])}; groups: ${named(facts['groupIds'])}; on this site: ${onSite}`;
}

const list = (title: string, items: readonly string[]): string =>
  `<h3>${title}</h3>${items.length === 0 ? '<p>Nothing.</p>' : `<ul>${items.map((item) => `<li>${text(item)}</li>`).join('')}</ul>`}`;

const factTable = (facts: readonly (readonly string[])[]): string =>
  `<table>${facts.map(([name = '', value = '']) => `<tr><th>${text(name)}</th><td><code>${text(value)}</code></td></tr>`).join('')}</table>`;

const isThere = (word: string): boolean => word !== '';

const numberOf = (entry: { number: number } | undefined): string => String(entry?.number ?? 0);

const scalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Names and free texts come from people: nothing of them becomes markup. */
const text = (words: string): string =>
  words.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
