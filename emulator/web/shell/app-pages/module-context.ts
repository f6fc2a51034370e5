import { app, type AppPage } from '../connection/app-description';
import type { ActingPerson } from '../connection/person';
import { themeState } from '../frame/theme';
import { personSettings } from './people-services';

/** What an app's module is told about where it stands: `extension` differs by kind of module. */
export type ExtensionData = Readonly<Record<string, unknown>>;

/**
 * The answer of `view.getContext()` (Forge documentation, "view"). Nothing in it is proof of anything:
 * resolvers get their own context from the platform.
 */
export async function moduleContext(
  page: AppPage,
  person: ActingPerson,
  extension: ExtensionData,
): Promise<unknown> {
  return {
    accountId: person.accountId,
    cloudId: app.cloudId,
    environmentId: app.environmentId,
    environmentType: 'DEVELOPMENT',
    extension: { type: page.type, location: window.location.href, ...extension },
    localId: `ari:cloud:ecosystem::extension/${app.appId}/${app.environmentId}/static/${page.key}`,
    moduleKey: page.key,
    siteUrl: app.siteUrl,
    theme: themeState(),
    ...(await personSettings(person)),
  };
}
