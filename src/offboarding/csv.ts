import { stringify } from 'csv-stringify/sync';

/** The library quotes only the line break that it writes itself, and every reader breaks lines at the others too. */
const LINE_BREAK = /[\r\n]/;

/**
 * Rows as CSV that spreadsheets open: UTF-8 with its mark. What they would take for a formula is written so that it is
 * text, and what breaks a line is quoted, whichever way it does: names and free texts come from people.
 * @param isBeginning false for what is put behind another part
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[], isBeginning = true): string =>
  stringify([...rows], {
    bom: isBeginning,
    escape_formulas: true,
    record_delimiter: 'windows',
    quoted_match: LINE_BREAK,
  });
