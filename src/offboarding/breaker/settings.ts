import { z } from 'zod';

/** How many people may begin to lose their access within a day, and who is told when more were to. */
export const breakerSchema = z
  .object({
    /** People who may begin to lose their access within 24 hours. The counter has room for no more. */
    absolute: z
      .number()
      .int('Give a whole number of people.')
      .min(1, 'With a limit of 0 nobody could be offboarded: use Stop everything for that.')
      .max(2000, 'A limit above 2000 people a day protects nobody; agree to planned bulks instead.')
      .default(100),
    /** Of the active people of the site; the smaller of both limits counts. */
    percent: z
      .number()
      .min(0.1, 'Give at least 0.1 percent.')
      .max(100, 'Give at most 100 percent.')
      .default(5),
    /** So many are allowed on a small site, too. */
    atLeast: z
      .number()
      .int('Give a whole number of people.')
      .min(1, 'At least 1 person a day has to be allowed, or nobody could be offboarded on a small site.')
      .default(10),
    /** Where the administrators are told when the limit was reached; null tells them on the pages only. */
    ticketKey: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]+-\d+$/, 'Give the key of a ticket, such as IT-1.')
      .nullable()
      .default(null),
    /** Who is mentioned there; nobody means those who changed the settings lately. */
    mentionIds: z.array(z.string().min(1)).max(20, 'Mention at most 20 people.').default([]),
  })
  .refine(({ absolute, atLeast }) => atLeast <= absolute, {
    path: ['atLeast'],
    message: 'What is always allowed cannot be more than the limit itself.',
  });
