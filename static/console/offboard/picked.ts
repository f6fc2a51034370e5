import type { PickedPerson } from './draft';

/**
 * Who was picked. The types of UI Kit promise one person; with `isMulti` there is a list, and nobody is null
 * (https://developer.atlassian.com/platform/forge/ui-kit/components/user-picker/).
 */
export function peopleIn(picked: unknown): PickedPerson[] {
  return (Array.isArray(picked) ? picked : [picked]).filter(isUser).map(({ id, name }) => ({
    accountId: id,
    displayName: name,
  }));
}

function isUser(value: unknown): value is { id: string; name: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  );
}
