import type { SiteContext } from '../context';
import { forbidden } from '../errors';
import type { AuditRecord } from '../model';
import { POINTS_PER_OBJECT } from '../rate-limits';
import { json, type RouteAnswer, type RouteRequest } from '../routing';

const LARGEST_PAGE = 1_000;

/** `GET auditing/record`: newest first; closed while every product is on the free plan. */
export function getAuditRecords(context: SiteContext, { query }: RouteRequest): RouteAnswer {
  if (!context.mayAdministerJira()) {
    throw forbidden('Only Jira administrators may read the audit log.');
  }
  if (context.switches.plan === 'free') {
    throw forbidden('The audit log is not available on the Free plan.');
  }
  const offset = Number(query.get('offset') ?? 0) || 0;
  const limit = Math.min(Number(query.get('limit') ?? LARGEST_PAGE) || LARGEST_PAGE, LARGEST_PAGE);
  const from = timeOf(query.get('from'), Number.NEGATIVE_INFINITY);
  const to = timeOf(query.get('to'), Number.POSITIVE_INFINITY);
  const words = (query.get('filter') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const records = context.data.auditRecords
    .filter(
      (record) =>
        isBetween(record, from, to) && words.some((word) => mentions(record, word)) === words.length > 0,
    )
    .reverse();
  const values = records.slice(offset, offset + limit);
  context.spend(POINTS_PER_OBJECT * values.length);
  return json({ offset, limit, total: records.length, records: values.map(describe) });
}

function describe(record: AuditRecord) {
  return {
    id: record.id,
    summary: record.summary,
    created: record.created.replace('Z', '+0000'),
    category: record.category,
    eventSource: '',
    ...(record.authorAccountId === null ? {} : { authorKey: record.authorAccountId }),
    objectItem: record.object,
    associatedItems: record.associated,
  };
}

function isBetween(record: AuditRecord, from: number, to: number): boolean {
  const created = Date.parse(record.created);
  return created >= from && created <= to;
}

/** `filter` finds records that hold any of its words, in whatever field. */
function mentions(record: AuditRecord, word: string): boolean {
  return JSON.stringify(record).toLowerCase().includes(word);
}

function timeOf(text: string | null, fallback: number): number {
  const time = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? fallback : time;
}
