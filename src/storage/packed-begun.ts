import { MARK_LENGTH, type Breaker } from '../offboarding/breaker/breaker';

type Begun = Breaker['begun'];

/**
 * The runs of a day as they are stored, less than half as long as in JSON: for each second the time in base 36, whether they
 * were agreed to, a dot, and the marks one after the other. Every beginning reads and writes all of it, and the store counts
 * 10 KB a unit. Rows of earlier versions have the list itself.
 */
export type PackedBegun = string | Begun;

const BASE = 36;
const MARKS = new RegExp(`.{${String(MARK_LENGTH)}}`, 'g');

export const packedBegun = (begun: Begun): string =>
  begun
    .map(([at, mark, agreed], index) => {
      const before = begun[index - 1];
      const isOfSecond = before?.[0] === at && before[2] === agreed;
      return isOfSecond ? mark : `${index === 0 ? '' : ' '}${at.toString(BASE)}${String(agreed)}.${mark}`;
    })
    .join('');

export function unpackedBegun(stored: PackedBegun): Begun {
  if (typeof stored !== 'string') return stored;
  return stored.split(' ').flatMap((second) => {
    const [head = '', marks = ''] = second.split('.');
    const at = parseInt(head.slice(0, -1), BASE);
    const agreed = head.endsWith('1') ? 1 : 0;
    return (marks.match(MARKS) ?? []).map((mark) => [at, mark, agreed] as const);
  });
}
