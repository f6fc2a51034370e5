import { z } from 'zod';

/** The addresses of the app's and the site's pages in the shell. */
export interface SitePaths {
  origin: string;
  /** The page of a module of the app; undefined when there is none. */
  module(key: string): string | undefined;
}

/** The targets of `@forge/bridge`'s router that Jira has (`out/router/targets.js`). */
const location = z.union([
  z.object({ url: z.string() }),
  z.object({ target: z.literal('issue'), issueKey: z.string() }),
  z.object({ target: z.literal('userProfile'), accountId: z.string() }),
  z.object({ target: z.literal('module'), moduleKey: z.string() }),
  z.object({ target: z.literal('dashboard'), dashboardId: z.union([z.string(), z.number()]) }),
  z.object({ target: z.literal('projectSettingsDetails'), projectKey: z.string() }),
]);

/**
 * The address of a navigation target.
 * @throws when the target is none of Jira's, or names a module that has no page
 */
export function locationUrl(data: unknown, paths: SitePaths): string {
  const wanted = location.parse(data);
  if ('url' in wanted) return wanted.url;
  switch (wanted.target) {
    case 'issue':
      return `/browse/${encodeURIComponent(wanted.issueKey)}`;
    case 'userProfile':
      return `/jira/people/${encodeURIComponent(wanted.accountId)}`;
    case 'dashboard':
      return `/jira/dashboards/${encodeURIComponent(String(wanted.dashboardId))}`;
    case 'projectSettingsDetails':
      return `/jira/projects/${encodeURIComponent(wanted.projectKey)}/settings/details`;
    case 'module': {
      const path = paths.module(wanted.moduleKey);
      if (path === undefined) throw new Error(`The module ${wanted.moduleKey} has no page.`);
      return path;
    }
  }
}
