import type { Group } from '../model';

/** `GroupName` of the OpenAPI document. */
export function describeGroupName(baseUrl: string, group: Group) {
  return {
    name: group.name,
    groupId: group.groupId,
    self: `${baseUrl}/rest/api/3/group?groupId=${encodeURIComponent(group.groupId)}`,
  };
}
