import { buttonComponents } from './buttons';
import { chartComponents } from './charts';
import { choiceComponents } from './choices';
import type { Render } from './component';
import { editingComponents } from './editing';
import { fieldComponents } from './fields';
import { formComponents } from './forms';
import { layoutComponents } from './layout';
import { mediaComponents } from './media';
import { navigationComponents } from './navigation';
import { overlayComponents } from './overlays';
import { peopleComponents } from './people';
import { statusComponents } from './status';
import { tableComponents } from './table';
import { textComponents } from './text';

/**
 * Every UI Kit component that the emulator draws, by the name that `@forge/react` gives it.
 * Not drawn, so an error on the page: `CommentEditor` and `ChromelessEditor` (Atlassian's editor is not
 * published for use outside), `CustomFieldEdit`, and the parts of `@forge/react/global`.
 */
export const componentTable: Readonly<Record<string, Render>> = {
  ...layoutComponents,
  ...textComponents,
  ...buttonComponents,
  ...fieldComponents,
  ...choiceComponents,
  ...peopleComponents,
  ...formComponents,
  ...navigationComponents,
  ...tableComponents,
  ...statusComponents,
  ...overlayComponents,
  ...chartComponents,
  ...mediaComponents,
  ...editingComponents,
};
