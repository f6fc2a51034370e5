import type { SweepView } from '../../../src/contract/candidates';

/** The form as it is typed: numbers are texts until they are saved. */
export interface SweepDraft {
  do: SweepView['do'];
  projectKey: string | null;
  issueType: string | null;
  /** Of the request type field of the project; null where it has none. */
  requestTypeField: string | null;
  requestTypeId: string;
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

export const draftOf = (sweep: SweepView): SweepDraft => ({
  do: sweep.do,
  projectKey: sweep.tracking?.projectKey ?? null,
  issueType: sweep.tracking?.issueType ?? null,
  requestTypeField: sweep.tracking?.requestType?.fieldId ?? null,
  requestTypeId: sweep.tracking?.requestType?.id ?? '',
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
  draft.notice.trim() !== '' &&
  (draft.do === 'report' || (draft.projectKey !== null && draft.issueType !== null));

/** What is sent. */
export function sweepOf(draft: SweepDraft): SweepView {
  const { projectKey, issueType, requestTypeField, requestTypeId } = draft;
  const id = requestTypeId.trim();
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
          },
    keptForDays: Number(draft.keptForDays),
    leavesAfterDays: leavesAfter === '' ? null : Number(leavesAfter),
  };
}
