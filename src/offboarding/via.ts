/** Something that acts for the person who answers for it: a key of another tool, or a rule of Automation. */
export interface Via {
  kind: 'key' | 'rule';
  id: string;
  /** As an administrator called it when the run was started. */
  name: string;
}

export const viaInWords = ({ kind, name }: Via): string =>
  kind === 'key' ? `Key "${name}"` : `Automation rule "${name}"`;
