/** What the action is configured with: the inputs of the manifest's action, empty where nothing was filled in. */
export interface ActionInputs {
  permit: string;
  leaver: string;
  procedure: Procedure;
  team: string;
  successor: string;
  urgent: boolean;
  when: string;
  reason: string;
  ticket: string;
}

export const ACTION_PROCEDURES = ['leave-company', 'leave-team', 'revoke-access'] as const;
type Procedure = (typeof ACTION_PROCEDURES)[number];

/** The fields that hold text, which may be smart values, in the order in which they are asked for. */
export const TEXT_INPUTS = ['leaver', 'successor', 'team', 'when', 'reason', 'ticket'] as const;

/** What Automation knows of the action, as far as it can be read; a new action knows nothing. */
export function inputsIn(extension: unknown): ActionInputs {
  const known = recordIn(recordIn(recordIn(extension)['data'])['inputs']);
  const text = (name: string): string => {
    const value = known[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    permit: text('permit'),
    leaver: text('leaver'),
    procedure: ACTION_PROCEDURES.find((one) => one === known['procedure']) ?? 'leave-company',
    team: text('team'),
    successor: text('successor'),
    urgent: known['urgent'] === true,
    when: text('when'),
    reason: text('reason'),
    ticket: text('ticket'),
  };
}

/** What Automation said about each input when the rule could not be saved, by the input's name. */
export function problemsIn(extension: unknown): Readonly<Record<string, string>> {
  const invalid = recordIn(recordIn(recordIn(extension)['errors'])['invalidInputs']);
  return Object.fromEntries(
    Object.entries(invalid).flatMap(([name, problem]) => {
      const { message } = recordIn(problem);
      return typeof message === 'string' ? [[name, message]] : [];
    }),
  );
}

/** What is handed back: what was left empty is not sent, so that the action's own defaults hold. */
export const filledIn = (inputs: ActionInputs): Partial<ActionInputs> =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== ''));

const recordIn = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
