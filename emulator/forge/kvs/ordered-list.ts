/** Items in a fixed order; finding is a binary search. */
export class OrderedList<T> {
  private readonly sorted: T[];

  constructor(
    private readonly compare: (first: T, second: T) => number,
    items: readonly T[] = [],
  ) {
    this.sorted = [...items].sort(compare);
  }

  get items(): readonly T[] {
    return this.sorted;
  }

  add(item: T): void {
    this.sorted.splice(
      this.firstWhere((other) => this.compare(other, item) >= 0),
      0,
      item,
    );
  }

  remove(item: T): void {
    const at = this.firstWhere((other) => this.compare(other, item) >= 0);
    const found = this.sorted[at];
    if (found !== undefined && this.compare(found, item) === 0) this.sorted.splice(at, 1);
  }

  /** Position of the first item that fits; `fits` must hold for all items after the first one it holds for. */
  firstWhere(fits: (item: T) => boolean): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.sorted[middle];
      if (item !== undefined && fits(item)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

/** Orders values of one type: text by its characters' codes, numbers by size, false before true. */
export function compareScalars(first: Scalar, second: Scalar): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

export type Scalar = string | number | boolean;
