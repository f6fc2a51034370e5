import { z } from 'zod';

const page = z.object({
  key: z.string(),
  type: z.enum(['jira:globalPage', 'jira:adminPage', 'jira:issueContext']),
  resource: z.string(),
  title: z.string(),
});

const schema = z.object({
  appId: z.string(),
  environmentId: z.string(),
  cloudId: z.string(),
  siteUrl: z.string(),
  operatorPage: page.nullable(),
  adminPage: page.nullable(),
  ticketPanel: page.nullable(),
  schedules: z.array(z.object({ key: z.string(), interval: z.string() })),
});

export type AppPage = z.infer<typeof page>;
export type AppDescription = z.infer<typeof schema>;

/** Reads what the server wrote into the page about the app and the site. */
export function readAppDescription(): AppDescription {
  return schema.parse(JSON.parse(document.getElementById('app-description')?.textContent ?? 'null'));
}

/** The app as it stands on this page; it does not change while the page is open. */
export const app = readAppDescription();

const encodedIds = `${encodeURIComponent(app.appId)}/${encodeURIComponent(app.environmentId)}`;

/** Where Jira shows the pages of an app (Forge documentation, Jira global page). */
export const operatorPath = `/jira/apps/${encodedIds}`;
export const adminPath = `/jira/settings/apps/${encodedIds}`;
