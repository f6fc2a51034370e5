import { translated, type PageModule, type WebManifest } from './manifest';

/** A page of the app as the shell needs it. */
export interface AppPage {
  /** The key of the manifest module; resolvers are called under it. */
  key: string;
  type: PageModule;
  resource: string;
  title: string;
}

/** What the shell knows of the app and the site before it asks anything. It travels inside the page. */
export interface AppDescription {
  appId: string;
  environmentId: string;
  cloudId: string;
  siteUrl: string;
  operatorPage: AppPage | null;
  adminPage: AppPage | null;
  ticketPanel: AppPage | null;
  schedules: { key: string; interval: string }[];
}

const ARI_PREFIX = 'ari:cloud:ecosystem::app/';

/** Describes the app of a manifest for the shell; texts are in the app's default language. */
export async function describeApp(
  site: { root: string; siteUrl: string; cloudId: string; environmentId: string },
  manifest: WebManifest,
): Promise<AppDescription> {
  const first = async (type: PageModule): Promise<AppPage | null> => {
    const module = manifest.modules[type][0];
    if (module === undefined) return null;
    const title = await translated(site.root, manifest, module.title ?? module.key);
    return { key: module.key, type, resource: module.resource, title };
  };
  return {
    appId: manifest.app.id.slice(ARI_PREFIX.length),
    environmentId: site.environmentId,
    cloudId: site.cloudId,
    siteUrl: site.siteUrl,
    operatorPage: await first('jira:globalPage'),
    adminPage: await first('jira:adminPage'),
    ticketPanel: await first('jira:issueContext'),
    schedules: manifest.modules.scheduledTrigger,
  };
}
