import type { OffboardRequest } from '../../contract/calls';
import { MOST_PEOPLE, RequestProblem } from '../console/request';
import { handsOverWork } from '../course';
import { heirsOf } from '../hand-over/heirs';
import { countOf, peopleOf, type Import } from './import';
import type { ImportStore } from './port';

/** Pages that are read together to see whether a successor is in them. */
const PAGES_READ = 25;

/** @throws RequestProblem when the request does not fit the people of the file; what fits nobody is said by the preview */
export async function checkRequest(
  imports: ImportStore,
  row: Import,
  request: OffboardRequest,
): Promise<void> {
  const people = peopleOf(row);
  if (request.ticketKey !== null && people > MOST_PEOPLE) {
    throw new RequestProblem(
      `One ticket takes the reports of at most ${String(MOST_PEOPLE)} people; this import has ${String(people)}. Leave the ticket empty.`,
    );
  }
  if (!handsOverWork(request.procedure)) return;
  const heirs = heirsOf(request).all;
  for (let first = 0; first < row.document.pages.length; first += PAGES_READ) {
    const numbers = row.document.pages.flatMap((tally, number) =>
      number >= first && number < first + PAGES_READ && countOf([tally], 'found') > 0 ? [number] : [],
    );
    for (const page of await imports.pages(row.id, numbers)) {
      const heir = page?.rows.find(({ person }) => person && heirs.includes(person.accountId));
      if (heir)
        throw new RequestProblem(`The successor leaves by line ${String(heir.line)}. Choose somebody else.`);
    }
  }
}
