import type { EvidenceScope } from '../../../src/contract/evidence';

/** What somebody has said so far of the evidence that they want. */
export interface ScopeDraft {
  kind: 'period' | 'person' | 'ticket';
  from: string;
  to: string;
  accountId: string | null;
  ticketKey: string;
}

export const NO_SCOPE: ScopeDraft = { kind: 'period', from: '', to: '', accountId: null, ticketKey: '' };

/** The evidence that a draft means; null while something is missing or cannot be. */
export function scopeOf({ kind, from, to, accountId, ticketKey }: ScopeDraft): EvidenceScope | null {
  switch (kind) {
    case 'period':
      return from === '' || to === '' || from > to ? null : { kind, from, to };
    case 'person':
      return accountId === null ? null : { kind, accountId };
    case 'ticket': {
      const key = ticketKey.trim().toUpperCase();
      return /^[A-Z][A-Z0-9_]+-\d+$/.test(key) ? { kind, ticketKey: key } : null;
    }
  }
}
