import { count } from '../plan-words';
import type { Standing } from './standing';
import type { Undoable } from './undoable';

/**
 * Why something cannot simply be given back, as a sentence; null where it can, or is back already.
 * @param names of people, by account id
 */
export function standingInWords(
  standing: Standing,
  { kind }: Pick<Undoable, 'kind'>,
  names: ReadonlyMap<string, string>,
): string | null {
  switch (standing.is) {
    case 'back':
    case 'as-left':
      return null;
    case 'gone':
      return kind === 'hand-over-dashboard'
        ? 'It does not exist any more, or Leaver cannot see it: only its owner can share it.'
        : 'It does not exist any more, or Leaver cannot see it.';
    case 'spread':
      return `${count(standing.number, 'issue')} went on to somebody else meanwhile. Giving them back takes them from these people.`;
    case 'changed':
      return standing.holder === null
        ? 'Somebody took it away from the successor meanwhile, and nobody has it now.'
        : `It was given to ${names.get(standing.holder) ?? 'somebody else'} meanwhile. Giving it back takes it from them.`;
  }
}
