import { stringify } from 'csv-stringify/sync';

/**
 * Rows as CSV that spreadsheets open: UTF-8 with its mark. What they would take for a formula is written so that it is
 * text: names and free texts come from people.
 * @param isBeginning false for what is put behind another part
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[], isBeginning = true): string =>
  stringify([...rows], { bom: isBeginning, escape_formulas: true, record_delimiter: 'windows' });
