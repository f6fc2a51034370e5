import { z } from 'zod';
import type { OffboardRequest } from '../contract/calls';
import type { OutsideRequest } from '../offboarding/orchestration/start-outside';
import { offboardRequestSchema } from './offboard-request';
import { namesAccount } from './stored-id';

/** RFC 5321 allows 254 characters for an address; account ids are shorter. */
const person = z
  .string()
  .trim()
  .min(1)
  .max(254)
  .refine(namesAccount, 'Give an account id or an e-mail address.');
const { procedure, why, ticketKey } = offboardRequestSchema.shape;

/** An empty text is what a rule's field or a script's variable holds when nothing was filled in. */
const orNothing = <Value>(schema: z.ZodType<Value, string>) =>
  z
    .string()
    .nullish()
    .transform((text) => (text === '' ? null : (text ?? null)))
    .pipe(schema.nullable());

const moment = z
  .union([z.literal('now'), z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'Write now, a day as yyyy-MM-dd, or a time with its zone.',
  })
  .transform((text): OffboardRequest['when'] => {
    if (text === 'now') return { kind: 'now' };
    return text.includes('T') ? { kind: 'moment', at: text } : { kind: 'date', date: text };
  });

/** What a tool sends and a rule is filled in with. Unknown fields are refused: a misspelt one would be forgotten. */
export const outsideRequestFields = {
  leaver: person,
  procedure,
  team: orNothing(z.string().trim().max(120)),
  successor: orNothing(person),
  urgent: z.boolean().default(false),
  when: orNothing(moment),
  reason: why.default(''),
  ticket: orNothing(ticketKey.unwrap()),
};

type Fields = z.output<z.ZodObject<typeof outsideRequestFields>>;

/** The request that these fields mean. */
export const outsideRequestOf = ({ reason, ticket, when, ...asked }: Fields): OutsideRequest => ({
  ...asked,
  when: when ?? { kind: 'now' },
  why: reason,
  ticketKey: ticket,
});
