import type { SweepView } from '../../../src/contract/candidates';
import type { Problem } from '../problem';

/** The form as it is typed: numbers are texts until they are saved. */
export interface SweepDraft {
  do: SweepView['do'];
  projectKey: string | null;
  issueType: string | null;
  /** Of the request type field of the project; null where it has none. */
  requestTypeField: string | null;
  requestTypeId: string;
  /** Empty for the first transition that leads to done. */
  doneMove: string;
  graceDays: string;
  dailyMaximum: string;
  notice: string;
  keptForDays: string;
  /** Empty for never. */
  leavesAfterDays: string;
}

export type NumberField = 'graceDays' | 'dailyMaximum' | 'keptForDays' | 'leavesAfterDays';

/** The largest number of each. The server has the last word. */
export const MOST: Record<NumberField, number> = {
  graceDays: 365,
  dailyMaximum: 1000,
  keptForDays: 3650,
  leavesAfterDays: 3650,
};

// The same bounds as the server's.
const LONGEST_NOTICE = 1500;
const LONGEST_PARAGRAPH = 350;
/** What is filled in, however large it is written. Anything else in braces means nothing. */
const PLACEHOLDER = /^\{(name|date|product)\}$/i;

/** What is wrong with the notice; null when it can be sent. */
export function noticeProblem({ notice }: Pick<SweepDraft, 'notice'>): Problem | null {
  const text = notice.trim();
  if (text === '') return { key: 'sweep.noticeMissing' };
  if (text.length > LONGEST_NOTICE) return { key: 'sweep.noticeLong', values: { most: LONGEST_NOTICE } };
  if (text.split('\n').some((line) => line.length > LONGEST_PARAGRAPH)) {
    return { key: 'sweep.paragraphLong', values: { most: LONGEST_PARAGRAPH } };
  }
  const unknown = (text.match(/\{\w+\}/g) ?? []).find((word) => !PLACEHOLDER.test(word));
  return unknown === undefined ? null : { key: 'sweep.noticeUnknown', values: { unknown } };
}

export const draftOf = (sweep: SweepView): SweepDraft => ({
  do: sweep.do,
  projectKey: sweep.tracking?.projectKey ?? null,
  issueType: sweep.tracking?.issueType ?? null,
  requestTypeField: sweep.tracking?.requestType?.fieldId ?? null,
  requestTypeId: sweep.tracking?.requestType?.id ?? '',
  doneMove: sweep.tracking?.doneMove ?? '',
  graceDays: String(sweep.graceDays),
  dailyMaximum: String(sweep.dailyMaximum),
  notice: sweep.notice,
  keptForDays: String(sweep.keptForDays),
  leavesAfterDays: sweep.leavesAfterDays === null ? '' : String(sweep.leavesAfterDays),
});

/** Whether a field holds a number that can be saved. */
export function isNumber(draft: SweepDraft, field: NumberField): boolean {
  const typed = draft[field].trim();
  if (field === 'leavesAfterDays' && typed === '') return true;
  const number = Number(typed);
  return Number.isInteger(number) && number >= 1 && number <= MOST[field];
}

export const NUMBER_FIELDS: readonly NumberField[] = [
  'graceDays',
  'dailyMaximum',
  'keptForDays',
  'leavesAfterDays',
];

/** Whether everything that was chosen can be saved. */
export const isWhole = (draft: SweepDraft): boolean =>
  NUMBER_FIELDS.every((field) => isNumber(draft, field)) &&
  noticeProblem(draft) === null &&
  (draft.do === 'report' || (draft.projectKey !== null && draft.issueType !== null));

/** What is sent. */
export function sweepOf(draft: SweepDraft): SweepView {
  const { projectKey, issueType, requestTypeField, requestTypeId } = draft;
  const id = requestTypeId.trim();
  const doneMove = draft.doneMove.trim();
  const leavesAfter = draft.leavesAfterDays.trim();
  return {
    do: draft.do,
    graceDays: Number(draft.graceDays),
    dailyMaximum: Number(draft.dailyMaximum),
    notice: draft.notice.trim(),
    tracking:
      projectKey === null || issueType === null
        ? null
        : {
            projectKey,
            issueType,
            requestType: requestTypeField === null || id === '' ? null : { fieldId: requestTypeField, id },
            doneMove: doneMove === '' ? null : doneMove,
          },
    keptForDays: Number(draft.keptForDays),
    leavesAfterDays: leavesAfter === '' ? null : Number(leavesAfter),
  };
}
