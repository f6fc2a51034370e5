import type { UiKitServices } from '../../uikit/services';
import { follow } from './page-path';

/** Services for documents of the site itself, such as comments: links work, the app is not involved. */
export function siteLinks(): UiKitServices {
  return {
    searchPeople: () => Promise.resolve([]),
    findPerson: () => Promise.resolve(undefined),
    navigate: follow,
    frame: (resource) => {
      throw new Error(`A document of the site shows no resource of the app (${resource}).`);
    },
  };
}
