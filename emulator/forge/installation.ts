import type { InstalledApp } from '../contract';
import type { ForgeApp } from './manifest/app';
import type { Invocation } from './invocations';
import type { AppContext } from './worker/protocol';

/** One installation is all that the emulator has; its ids are always the same. */
const ENVIRONMENT_ID = '3f1b6f3e-52d4-4c0b-8d2e-6d1c6f0a9e51';
const INSTALLATION_ID = '9c9b3c0e-0f3a-4a4f-9a1d-2f7a6f5f8b10';
/** The app's own user on the site. */
const APP_ACCOUNT_ID = '712020:7f0a2c4e-1b3d-4e5f-8a6b-9c0d1e2f3a4b';
const APP_VERSION = '1.0.0';

/** Who the app is on this site, and how handlers are told. */
export interface Installation {
  installedApp: InstalledApp;
  environmentId: string;
  environmentType: string;
  installationId: string;
  appVersion: string;
  contextAri: string;
  /** The second argument of every handler. */
  handlerContext(principalAccountId: string | undefined): object;
  /** What a worker needs for the runtime global of one invocation. */
  jobContext(
    invocation: Invocation,
    moduleKey: string,
  ): { appContext: AppContext; contextAri: string; principalAccountId?: string };
}

/** What the Atlassian side has to know of the app; needed before there is a site. */
export function describeInstalledApp(app: ForgeApp): InstalledApp {
  return {
    appId: app.appId,
    environmentId: ENVIRONMENT_ID,
    accountId: APP_ACCOUNT_ID,
    scopes: app.scopes,
    globalPermissions: app.globalPermissions,
    workflowValidators: app.validators,
  };
}

/**
 * The installation of the app on one site.
 * Source of the shapes: https://developer.atlassian.com/platform/forge/function-reference/arguments/
 */
export function createInstallation(app: ForgeApp, cloudId: string): Installation {
  const contextAri = `ari:cloud:jira::site/${cloudId}`;
  const installation = {
    ari: { installationId: INSTALLATION_ID },
    contexts: [{ cloudId }],
  };
  return {
    installedApp: describeInstalledApp(app),
    environmentId: ENVIRONMENT_ID,
    environmentType: 'DEVELOPMENT',
    installationId: INSTALLATION_ID,
    appVersion: APP_VERSION,
    contextAri,
    handlerContext: (principalAccountId) => ({
      principal: principalAccountId === undefined ? undefined : { accountId: principalAccountId },
      installContext: contextAri,
      installation,
    }),
    jobContext: ({ id, principalAccountId }, moduleKey) => ({
      appContext: {
        appId: app.appId,
        appVersion: APP_VERSION,
        environmentId: ENVIRONMENT_ID,
        environmentType: 'DEVELOPMENT',
        invocationId: id,
        installationId: INSTALLATION_ID,
        moduleKey,
        installation,
        permissions: {
          scopes: [...app.scopes],
          external: { fetch: { backend: [...app.egress] } },
        },
      },
      contextAri,
      ...(principalAccountId !== undefined && { principalAccountId }),
    }),
  };
}
