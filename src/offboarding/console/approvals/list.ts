import type { ApprovalPage, ApprovalRequest, ApprovalView } from '../../../contract/approvals';
import type { Approval } from '../../approval/approval';
import { awaitsApproval, SWEEP } from '../../approval/demand';
import { causesInWords, forAllInWords } from '../../approval/words';
import { importOf } from '../../decision';
import type { RunStore } from '../../ports';
import type { Run } from '../../run';

/** Held runs that are read at a time: those of one request stand together. */
const PAGE = 100;
/** What else is held, such as by a stop, is passed over for so many pages in one call. */
const MOST_PAGES = 4;

/**
 * A page of requests that wait for approval, the newest first.
 * @param whose those that the caller may agree to, or those that the caller has asked for
 */
export async function listApprovals(
  { runs }: { runs: Pick<RunStore, 'list'> },
  whose: 'others' | 'own',
  callerId: string,
  cursor: string | undefined,
): Promise<ApprovalPage> {
  const requests = new Map<string, ApprovalRequest>();
  let next = cursor;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await runs.list({ status: 'held' }, { cursor: next, limit: PAGE });
    for (const run of found.runs) {
      const isOwn = run.document.approval?.askedBy.accountId === callerId;
      if (isOwn === (whose === 'own') && run.leaverId !== callerId) add(requests, run);
    }
    next = found.next;
    // What was asked for together is to be shown together.
    const last = found.runs.at(-1);
    const goesOn = last !== undefined && requests.has(requestOf(last));
    if (next === undefined || (requests.size > 0 && !goesOn)) break;
  }
  return { requests: [...requests.values()], next: next ?? null };
}

function add(requests: Map<string, ApprovalRequest>, run: Run): void {
  const { approval, leaver, procedure, ticket, why, urgent, startAt } = run.document;
  if (!approval || !leaver || !awaitsApproval(run)) return;
  const id = requestOf(run);
  const importId = importOf(run.batchId);
  const one: ApprovalRequest = {
    id,
    people: [{ runId: run.id, person: leaver }],
    procedure,
    ticketKey: ticket?.key ?? null,
    why,
    urgent,
    startAt,
    approval: approvalView(approval),
    import:
      importId !== undefined && approval.forAll ? { id: importId, people: approval.forAll.people } : null,
  };
  const known = requests.get(id);
  requests.set(id, known ? together(known, one) : one);
}

/**
 * What was asked for together. Rows of an import, and what a sweep proposes for one operator, are decided about one by one
 * by the app, and all at once by people.
 */
function requestOf({ batchId, source, operatorId, document: { procedure } }: Run): string {
  const importId = importOf(batchId);
  if (importId !== undefined) return `import.${importId}`;
  return source === SWEEP ? `${SWEEP}.${operatorId}.${procedure}` : batchId;
}

/** What is not the same for all of them is left out. */
const together = (known: ApprovalRequest, one: ApprovalRequest): ApprovalRequest => ({
  ...known,
  people: [...known.people, ...one.people],
  ticketKey: known.ticketKey === one.ticketKey ? known.ticketKey : null,
  why: known.why === one.why ? known.why : null,
  import: known.import ?? one.import,
  approval: {
    ...known.approval,
    causes: [...new Set([...known.approval.causes, ...one.approval.causes])],
    expiresAt: [known.approval.expiresAt, one.approval.expiresAt].sort()[0] ?? one.approval.expiresAt,
  },
});

/** An approval with its causes in words. */
export const approvalView = ({
  causes,
  forAll,
  askedBy,
  askedAt,
  expiresAt,
  given,
}: Approval): ApprovalView => ({
  causes: [...causesInWords(causes), ...(forAll ? [forAllInWords(forAll)] : [])],
  askedBy,
  askedAt,
  expiresAt,
  given,
});
