import type { Clock, InstalledApp, SeedInvocation, Site } from '../contract';
import { createAuthentication } from './authentication';
import { createOrganisationRouter } from './organisation/router';
import { startOrganisation } from './organisation/start';
import { supportedOrganisationRoutes } from './organisation/supported';
import { issuesOf } from './issues/issue-store';
import { createPersonalData } from './personal-data';
import { createRouter } from './router';
import { readSeed } from './seed/read';
import { createSiteState } from './site-state';
import { describeState } from './state';
import { supportedRoutes } from './supported';

export interface SiteOptions {
  clock: Clock;
  app: InstalledApp;
  /** The name of a seed, the path of a JSON or YAML file, or an object of the seed format. */
  seed: unknown;
}

/**
 * Builds a stateful Jira site from a seed.
 * @returns the site, and the calls of the app's resolvers that the seed wants made once the site stands
 * @throws {SeedError} when the seed is not known or not of the seed format; it says where
 */
export function createSite({ clock, app, seed }: SiteOptions): {
  site: Site;
  invocations: SeedInvocation[];
} {
  const { data, invocations } = readSeed(seed, { clock, app });
  const state = createSiteState(data, clock, app);
  const route = createRouter(state, supportedRoutes);

  const answerOrganisation = createOrganisationRouter(state, supportedOrganisationRoutes);
  startOrganisation(state);

  const personalData = createPersonalData(state);
  const asSeeded = { ...state.switches };

  const site: Site = {
    jira: (request, caller, conditions = {}) => route(request, caller, conditions),
    organisation: (request, conditions = {}) => answerOrganisation(request, conditions),
    authenticate: createAuthentication(data),
    onProductEvent: (listener) => {
      state.listeners.push(listener);
    },
    onValidateTransition: (validate) => {
      state.validateTransition = validate;
    },
    state: () => describeState(data),
    setSwitches: (switches) => {
      state.switches = { ...state.switches, ...switches };
    },
    clearSwitches: () => {
      state.switches = { ...asSeeded };
    },
    personalData: (accountId) => personalData.of(accountId),
    changeOwnAccount: (accountId, change) => personalData.change(accountId, change),
    notifications: () => issuesOf(data).notifications,
    setReadLag: (milliseconds) => {
      state.readLagMilliseconds = milliseconds;
    },
    cloudId: data.cloudId,
  };
  return { site, invocations };
}
