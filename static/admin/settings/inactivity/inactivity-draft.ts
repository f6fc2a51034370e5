import type { InactivityRuleView } from '../../../../src/contract/people';

/** The rule about inactive people as it stands in the fields. */
export interface InactivityDraft {
  on: boolean;
  views: boolean;
  thresholdDays: string;
  /** By the key of the product; empty where it has no number of its own. */
  products: Readonly<Record<string, string>>;
  newcomerDays: string;
  groupIds: readonly string[];
  accountIds: readonly string[];
  /** Not in the fields; kept as it is. */
  kinds: InactivityRuleView['except']['kinds'];
}

// The same bounds as the server's schema, which has the last word: here they only speak earlier.
export const MOST_DAYS = 3650;

export const inactivityDraftOf = ({
  on,
  views,
  thresholdDays,
  products,
  except,
}: InactivityRuleView): InactivityDraft => ({
  on,
  views,
  thresholdDays: String(thresholdDays),
  products: Object.fromEntries(products.map((one) => [one.product, String(one.thresholdDays)])),
  newcomerDays: String(except.newcomerDays),
  groupIds: except.groupIds,
  accountIds: except.accountIds,
  kinds: except.kinds,
});

/** The rule that a draft without problems means. */
export const inactivityOf = (draft: InactivityDraft): InactivityRuleView => ({
  on: draft.on,
  views: draft.views,
  thresholdDays: Number(draft.thresholdDays),
  products: Object.entries(draft.products).flatMap(([product, days]) =>
    days.trim() === '' ? [] : [{ product, thresholdDays: Number(days) }],
  ),
  except: {
    groupIds: [...draft.groupIds],
    accountIds: [...draft.accountIds],
    newcomerDays: Number(draft.newcomerDays),
    kinds: draft.kinds,
  },
});

const isDays = (text: string, least: number): boolean =>
  /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= MOST_DAYS;

/** Whether every number of days can be saved, field by field. */
export const daysAreGood = ({ thresholdDays, products, newcomerDays }: InactivityDraft) => ({
  threshold: isDays(thresholdDays, 1),
  newcomers: isDays(newcomerDays, 0),
  product: (key: string): boolean => {
    const days = products[key]?.trim() ?? '';
    return days === '' || isDays(days, 1);
  },
  all:
    isDays(thresholdDays, 1) &&
    isDays(newcomerDays, 0) &&
    Object.values(products).every((days) => days.trim() === '' || isDays(days, 1)),
});
