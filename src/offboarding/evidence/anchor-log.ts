import { document, paragraph } from '../report/document';
import type { Settings } from '../settings';
import type { SettingsStore, Tickets } from '../ports';
import { audienceOf } from '../report/tell-ticket';
import { iso, type Clock } from '../time';
import type { EvidenceKeys, SiteLog } from './ports';
import type { LogHead } from './site-log';

export interface AnchorParts {
  settings: SettingsStore;
  siteLog: SiteLog;
  evidenceKeys: EvidenceKeys;
  tickets: Tickets;
  clock: Clock;
}

/**
 * Writes the end of the site's log to the log ticket, once for each end: outside the app's storage, so that a log that was
 * cut or rewritten later is found, and records how that went. Where no ticket is named nothing is written.
 * @returns why it could not be written; undefined when it stands there, or nothing was to be written
 */
export async function anchorLog(parts: AnchorParts): Promise<string | undefined> {
  const settings = await parts.settings.read();
  const { logTicketKey } = settings.evidence;
  const { head } = await parts.siteLog.state();
  if (logTicketKey === null || head.number === 0) return undefined;
  const problem = await writeEnd(parts, settings, logTicketKey, head);
  const at = iso(parts.clock.now());
  await parts.siteLog.recordAnchor({ at, ticketKey: logTicketKey, problem: problem ?? null });
  return problem;
}

async function writeEnd(
  parts: AnchorParts,
  settings: Settings,
  logTicketKey: string,
  head: LogHead,
): Promise<string | undefined> {
  const [ticket, { publicKey }] = await Promise.all([
    parts.tickets.read(logTicketKey, []),
    parts.evidenceKeys.signer(),
  ]);
  if (!ticket) return `There is no ticket ${logTicketKey}, or Leaver may not see it.`;
  return parts.tickets.comment({
    ticketId: ticket.id,
    body: document(
      paragraph(`Evidence log: entry ${String(head.number)}, hash ${head.hash}`),
      paragraph(`Key of checkpoints: ${publicKey}`),
    ),
    mark: `log:${String(head.number)}`,
    mayExist: true,
    audience: audience(settings, ticket.isServiceProject),
  });
}

const audience = (settings: Settings, isServiceProject: boolean) =>
  isServiceProject ? ({ kind: 'internal' } as const) : audienceOf(settings);
