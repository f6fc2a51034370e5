/** What UI Kit's `Lozenge` may look like; the words inside say the same. */
export type LozengeAppearance = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';
