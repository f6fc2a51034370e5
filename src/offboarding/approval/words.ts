import type { Approval, ApprovalCause, ForAll } from './approval';

const BECAUSE: Record<ApprovalCause, string> = {
  'many-people': 'many people leave at once',
  protected: 'the person is an administrator or protected',
  irreversible: 'a part of it cannot be undone',
  sweep: 'a sweep proposed it',
};

/** Why somebody else must agree, each as a sentence. */
export const causesInWords = (causes: readonly ApprovalCause[]): string[] =>
  causes.map((cause) => `${BECAUSE[cause].charAt(0).toUpperCase()}${BECAUSE[cause].slice(1)}.`);

/** Said beside the causes of the first run of an import. */
export const forAllInWords = ({ people }: ForAll): string =>
  `Whoever agrees to this person agrees to all ${String(people)} people of the import; those whose plan is another one are asked about by themselves.`;

/** What a run waits for; stands in sentences. */
export const awaitedInWords = ({ askedBy, causes }: Approval): string =>
  `another operator than ${askedBy.displayName} has to approve it, because ${causes.map((cause) => BECAUSE[cause]).join(' and ')}`;
