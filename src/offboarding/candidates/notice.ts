import { document, mention, paragraph, type AtlassianDocument } from '../report/document';
import type { Settings } from '../settings';
import { inWords } from '../time';
import type { Candidacy } from './candidacy';
import { filled } from './placeholders';

/** Every tracking ticket's summary begins so: the trigger's filter in `manifest.yml` goes by it. */
export const SUMMARY_START = 'Unused access: ';

export const summaryOf = ({ document: { displayName } }: Candidacy): string => SUMMARY_START + displayName;

/** What the ticket is for; the person is told by the notice. */
export const descriptionOf = ({ document: { displayName, products } }: Candidacy): AtlassianDocument =>
  document(
    paragraph(
      `${displayName} has not used ${productsInWords(products)} for a while. Leaver tells them here, and records what becomes of it.`,
    ),
  );

/**
 * Tells the person once what happens when, and how to keep their access.
 * @param actsAt epoch milliseconds: the end of the grace period
 * @param isPortal whether the person can answer in the portal and by mail, after their access too
 */
export function noticeOf(
  { accountId, document: { displayName, products, procedure } }: Candidacy,
  { sweep, times }: Pick<Settings, 'sweep' | 'times'>,
  actsAt: number,
  isPortal: boolean,
): AtlassianDocument {
  const date = inWords(actsAt, times.zone);
  const product = productsInWords(products);
  const words = filled(sweep.notice, { name: displayName, date, product });
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  const what = procedure === 'leave-company' ? 'your account is closed' : `your access to ${product} ends`;
  return document(
    mention({ accountId, displayName }, ', this is about your access to Jira.'),
    ...lines.map(paragraph),
    paragraph(
      `Without an answer ${what} on ${date}. To keep it, comment here, use Jira, or press "Keep my access" in the panel Leaver on this ticket.`,
    ),
    paragraph(
      isPortal
        ? 'After that you can still ask for it back: comment on this request in the portal, or answer its mail.'
        : 'After that you can still ask for it back: comment here if you can, or ask the people who look after Jira and name this ticket.',
    ),
  );
}

/** Tells the person that it has happened, and the way back. */
export const actedNotice = (
  { accountId, document: { displayName } }: Candidacy,
  isPortal: boolean,
): AtlassianDocument =>
  document(
    mention({ accountId, displayName }, ', your access has ended, because it was not used.'),
    paragraph(
      isPortal
        ? 'Comment on this request, in the portal or by mail, to ask for it back.'
        : 'Comment here, or ask the people who look after Jira and name this ticket, to ask for it back.',
    ),
  );

/** Confirms that nothing happens. */
export const keptNotice = (): AtlassianDocument => document(paragraph('Noted: nothing is taken.'));

/** Takes a notice back. */
export const dismissedNotice = (): AtlassianDocument =>
  document(paragraph('Nothing is taken: somebody who looks after access has decided so.'));

/** Where Leaver itself cannot close the ticket. */
export const closeByHandNotice = (): AtlassianDocument =>
  document(
    paragraph('Nothing is left to do here. Leaver cannot close this ticket; somebody who may can close it.'),
  );

export const askedBackNotice = (): AtlassianDocument =>
  document(paragraph('Noted: somebody who looks after access decides about it.'));

const productsInWords = (products: readonly string[]): string =>
  products.length === 0 ? 'Jira' : products.join(', ');
