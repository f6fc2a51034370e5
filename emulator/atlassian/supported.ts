import { dashboardRoutes } from './dashboards/routes';
import { filterRoutes } from './filters/routes';
import { groupRoutes } from './groups/routes';
import { issueRoutes } from './issues/routes';
import { permissionRoutes } from './permission-checks/routes';
import { projectRoutes } from './projects/routes';
import type { Route } from './routing';
import { siteInformationRoutes } from './site-information/routes';
import { userRoutes } from './users/routes';

/** Every operation that the emulated site answers, with the scopes it asks of the app. Nothing else is answered. */
export const supportedRoutes: readonly Route[] = [
  ...siteInformationRoutes,
  ...userRoutes,
  ...groupRoutes,
  ...permissionRoutes,
  ...projectRoutes,
  ...filterRoutes,
  ...dashboardRoutes,
  ...issueRoutes,
];
