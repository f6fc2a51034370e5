/** Something to choose in a list. */
export interface Option {
  value: string;
  label: string;
}

/** What a `Select` says was chosen: one option, several, or none. */
export function optionsIn(chosen: unknown): Option[] {
  return (Array.isArray(chosen) ? chosen : [chosen]).filter(isOption).map(({ value, label }) => ({
    value,
    label,
  }));
}

function isOption(value: unknown): value is Option {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    typeof value.value === 'string' &&
    'label' in value &&
    typeof value.label === 'string'
  );
}
