/** What a benchmark found, ready to be printed. */
export interface Section {
  title: string;
  /** Paragraphs and tables, in the order in which they are read. */
  content: (string | Table)[];
  /** Limits that did not hold, in words; none is what is wanted. */
  misses: string[];
}

export interface Table {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

export interface Benchmark {
  /** What `npm run bench -- name` calls it. */
  name: string;
  run(): Promise<Section>;
}

/**
 * A section as Markdown, which reads well on a terminal too.
 * @param measured when and on what, where that is worth a line
 */
export function markdown({ title, content, misses }: Section, measured?: string): string {
  const blocks = content.map((block) => (typeof block === 'string' ? block : tableText(block)));
  const verdict =
    misses.length === 0
      ? 'Every limit holds.'
      : `**Missed:**\n\n${misses.map((miss) => `- ${miss}`).join('\n')}`;
  return [`## ${title}`, ...(measured === undefined ? [] : [measured]), ...blocks, verdict].join('\n\n');
}

function tableText({ head, rows }: Table): string {
  const lines = [head, ...rows].map((row) => row.map((cell) => String(cell).replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => line[column]?.length ?? 0)));
  const isNumber = head.map((_, column) => rows.every((row) => typeof row[column] === 'number'));
  const lineText = (line: readonly string[]) =>
    `| ${line.map((cell, column) => pad(cell, widths[column] ?? 0, isNumber[column] === true)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (isNumber[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  const [first = [], ...others] = lines;
  return [lineText(first), rule, ...others.map(lineText)].join('\n');
}

const pad = (cell: string, width: number, right: boolean): string =>
  right ? cell.padStart(width) : cell.padEnd(width);
