import { z } from 'zod';

const MOST_LISTED = 200;
const LONGEST_DAYS = 3650;
const ids = z.array(z.string().min(1)).max(MOST_LISTED).default([]);
const days = z.number().int().min(1).max(LONGEST_DAYS);

/** When access counts as unused, and of whom that is never said. It only reports. */
export const inactivitySchema = z.object({
  /** Whether people are learned and looked at. */
  on: z.boolean().default(true),
  /** Whether looking at issues counts as activity, too: a sample of it, see docs/inactive-people.md. */
  views: z.boolean().default(false),
  /** Days without a sign of activity after which access to a product is unused. */
  thresholdDays: days.default(90),
  /** Other numbers of days, by product. */
  products: z
    .array(z.object({ product: z.string().min(1).max(100), thresholdDays: days }))
    .max(50)
    .default([]),
  except: z
    .object({
      groupIds: ids,
      accountIds: ids,
      /** People who came to the site within so many days. */
      newcomerDays: z.number().int().min(0).max(LONGEST_DAYS).default(30),
      /** Kinds of accounts, beside apps, which are never named. */
      kinds: z.array(z.enum(['atlassian', 'customer', 'unknown'])).default(['customer']),
    })
    .prefault({}),
});
export type InactivityRule = z.infer<typeof inactivitySchema>;

/** Days without a sign of activity after which access to a product is unused. */
export const thresholdOf = ({ thresholdDays, products }: InactivityRule, product: string): number =>
  products.find((one) => one.product === product)?.thresholdDays ?? thresholdDays;

/** The rule in words, for the record of changes. */
export function inactivityInWords(rule: InactivityRule): string {
  const { on, views, thresholdDays, products, except } = rule;
  if (!on) return 'off';
  const others = products.map(({ product, thresholdDays: own }) => `, ${product} after ${String(own)} days`);
  const exceptions = [
    `${String(except.groupIds.length)} groups`,
    `${String(except.accountIds.length)} people`,
    `newcomers of ${String(except.newcomerDays)} days`,
    ...except.kinds.map((kind) => `${kind} accounts`),
  ];
  const seen = views ? ', views of issues count' : '';
  return `reported after ${String(thresholdDays)} days${others.join('')}, except ${exceptions.join(', ')}${seen}`;
}
