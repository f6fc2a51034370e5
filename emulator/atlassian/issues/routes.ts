import type { Route } from '../routing';
import { attachmentOperations } from './operations/attachments';
import { bulkEditOperations } from './operations/bulk-edit';
import { changelogOperations } from './operations/changelog';
import { commentOperations } from './operations/comments';
import { fieldOperations } from './operations/fields';
import { issueOperations } from './operations/issue';
import { jqlOperations } from './operations/jql';
import { metadataOperations } from './operations/metadata';
import { propertyOperations } from './operations/properties';
import { searchOperations } from './operations/search';
import { statusOperations } from './operations/statuses';
import { transitionOperations } from './operations/transitions';
import { watcherOperations } from './operations/watchers';
import { deskOperations } from './service-desk/desks';
import { requestOperations } from './service-desk/requests';

/** The routes of issues, search, comments and service requests; literal paths come before those with parameters. */
export const issueRoutes: Route[] = [
  ...metadataOperations,
  ...issueOperations,
  ...changelogOperations,
  ...transitionOperations,
  ...commentOperations,
  ...attachmentOperations,
  ...propertyOperations,
  ...watcherOperations,
  ...searchOperations,
  ...jqlOperations,
  ...bulkEditOperations,
  ...fieldOperations,
  ...statusOperations,
  ...deskOperations,
  ...requestOperations,
];
