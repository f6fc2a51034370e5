/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/** Atlaskit's pictograms by name, collected while bundling (see `bundles.ts`). */
declare module 'uikit-icons' {
  import type { ComponentType } from 'react';

  type Glyphs = Readonly<
    Record<string, ComponentType<{ label: string; color?: string; size?: 'small' | 'medium' }>>
  >;

  const icons: Glyphs;
  export default icons;
  /** Icons of Atlassian's content types. */
  export const objects: Glyphs;
  /** The same as tiles. */
  export const objectTiles: Glyphs;
}
