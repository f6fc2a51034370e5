/**
 * Writes a moment as Jira does: `2026-11-21T10:00:00.000+0000`. Jira's offset has no colon, although its
 * OpenAPI document calls these values `date-time`.
 */
export function jiraTime(moment: string): string {
  return new Date(moment).toISOString().replace('Z', '+0000');
}

/** Writes a moment as Jira Service Management does, in four forms. */
export function serviceDeskTime(moment: string): {
  epochMillis: number;
  friendly: string;
  iso8601: string;
  jira: string;
} {
  const date = new Date(moment);
  return {
    epochMillis: date.getTime(),
    friendly: date.toUTCString().slice(5, 22),
    iso8601: date.toISOString().replace('.000Z', '+0000').replace('Z', '+0000'),
    jira: jiraTime(moment),
  };
}
