/** Filters and dashboards of the emulator are private, or shared with everybody who is logged in. */
export function describeShares(entity: { id: string; shared: boolean }) {
  return entity.shared ? [{ id: Number(entity.id), type: 'authenticated' as const }] : [];
}
