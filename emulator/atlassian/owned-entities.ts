/** Filters or dashboards by id, found by their owner without a search: a site may hold 200,000. */
export class OwnedEntities<T extends { id: string; ownerAccountId: string }> extends Map<string, T> {
  private readonly idsByOwner = new Map<string, Set<string>>();

  constructor(entities: Iterable<T> = []) {
    super();
    for (const entity of entities) {
      this.set(entity.id, entity);
    }
  }

  /** Puts a new entity or a changed copy; an entity in here is never changed in place. */
  override set(id: string, entity: T): this {
    this.unlink(id);
    const ids = this.idsByOwner.get(entity.ownerAccountId);
    if (ids) {
      ids.add(id);
    } else {
      this.idsByOwner.set(entity.ownerAccountId, new Set([id]));
    }
    return super.set(id, entity);
  }

  override delete(id: string): boolean {
    this.unlink(id);
    return super.delete(id);
  }

  override clear(): void {
    this.idsByOwner.clear();
    super.clear();
  }

  ownedBy(accountId: string): T[] {
    return [...(this.idsByOwner.get(accountId) ?? [])].flatMap((id) => this.get(id) ?? []);
  }

  private unlink(id: string): void {
    const previous = this.get(id);
    if (previous) {
      this.idsByOwner.get(previous.ownerAccountId)?.delete(id);
    }
  }
}
