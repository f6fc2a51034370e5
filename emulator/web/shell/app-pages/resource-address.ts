/** Where the server serves a resource of the app; the slash matters to relative addresses inside. */
export function resourceAddress(resource: string): string {
  return `/_shell/resources/${encodeURIComponent(resource)}/`;
}
