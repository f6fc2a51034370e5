/**
 * What this host supports, as a table that the host itself runs on: the manifest parser and the platform
 * proxy refuse what stands here as unsupported, or does not stand here. A test proves every row.
 */

export interface SupportedModule {
  kind: string;
  what: string;
}

export const SUPPORTED_MODULES: readonly SupportedModule[] = [
  { kind: 'function', what: 'handlers of src/, with timeoutSeconds' },
  { kind: 'trigger', what: 'product and lifecycle events, with ignoreSelf, expression and onError' },
  { kind: 'consumer', what: 'queue consumers' },
  { kind: 'scheduledTrigger', what: 'fiveMinute, hour, day, week' },
  { kind: 'webtrigger', what: 'dynamic and static web triggers under /x1/{key}' },
  { kind: 'action', what: 'actions with a function, run as a rule of Automation runs them' },
  { kind: 'automation:actionProvider', what: 'which actions Automation offers' },
  { kind: 'jira:globalPage', what: 'UI Kit page with a resolver: the module "operator"' },
  { kind: 'jira:adminPage', what: 'UI Kit page with a resolver: the module "admin"' },
  { kind: 'jira:issueContext', what: 'UI Kit panel with a resolver: the module "ticket"' },
  { kind: 'jira:globalPermission', what: 'permissions of the app, granted on the site' },
  { kind: 'jira:workflowValidator', what: 'validators with a function' },
];

/** A platform address that the packages call: `/{remote}{path}` behind the two globals. */
export interface SupportedRoute {
  remote: 'jira' | 'kvs' | 'stargate';
  /** A path, or its beginning when it ends with a slash. */
  path: string;
  what: string;
}

export const SUPPORTED_ROUTES: readonly SupportedRoute[] = [
  { remote: 'jira', path: '/rest/', what: 'the site, asApp and asUser; what it supports is its own table' },
  { remote: 'kvs', path: '/api/v1/get', what: 'kvs.get' },
  { remote: 'kvs', path: '/api/v1/set', what: 'kvs.set with TTL and key policy' },
  { remote: 'kvs', path: '/api/v1/delete', what: 'kvs.delete' },
  { remote: 'kvs', path: '/api/v1/query', what: 'kvs.query' },
  { remote: 'kvs', path: '/api/v1/secret/get', what: 'kvs.getSecret' },
  { remote: 'kvs', path: '/api/v1/secret/set', what: 'kvs.setSecret' },
  { remote: 'kvs', path: '/api/v1/secret/delete', what: 'kvs.deleteSecret' },
  { remote: 'kvs', path: '/api/v1/entity/get', what: 'kvs.entity().get' },
  { remote: 'kvs', path: '/api/v1/entity/set', what: 'kvs.entity().set with TTL and key policy' },
  { remote: 'kvs', path: '/api/v1/entity/delete', what: 'kvs.entity().delete' },
  { remote: 'kvs', path: '/api/v1/entity/query', what: 'kvs.entity().query on declared indexes' },
  { remote: 'kvs', path: '/api/v1/batch/get', what: 'kvs.batchGet' },
  { remote: 'kvs', path: '/api/v1/batch/set', what: 'kvs.batchSet' },
  { remote: 'kvs', path: '/api/v1/batch/delete', what: 'kvs.batchDelete' },
  { remote: 'kvs', path: '/api/v1/transaction', what: 'kvs.transact with conditions' },
  { remote: 'stargate', path: '/webhook/queue/publish/', what: 'Queue.push' },
  { remote: 'stargate', path: '/webhook/queue/stats/', what: 'JobProgress.getStats' },
  { remote: 'stargate', path: '/webhook/queue/cancel/', what: 'JobProgress.cancel' },
  { remote: 'stargate', path: '/graphql', what: 'webTrigger.getUrl, queryUrls and deleteUrl, nothing else' },
  { remote: 'stargate', path: '/app/report-accounts', what: 'privacy.reportPersonalData' },
];

/** Outside hosts that the emulator plays. Everything else that a manifest allows is refused at start. */
export const SUPPORTED_EGRESS: readonly string[] = ['api.atlassian.com'];

/** Methods that filter expressions may call, by the type of the value they are called on. */
export const SUPPORTED_EXPRESSION_METHODS = {
  list: ['some', 'every', 'filter', 'map', 'includes', 'indexOf'],
  string: ['includes', 'startsWith', 'endsWith', 'indexOf', 'slice', 'toLowerCase', 'toUpperCase', 'trim'],
} as const;

/** The row that a call of a package falls under; undefined when the host does not play that address. */
export function supportedRoute(remote: string, path: string): SupportedRoute | undefined {
  return SUPPORTED_ROUTES.find(
    (route) =>
      route.remote === remote &&
      (route.path.endsWith('/') ? path.startsWith(route.path) : path === route.path),
  );
}
