import type { PagePath } from '../../bridge-history';
import type { SitePaths } from '../../bridge-locations';
import { adminPath, app, operatorPath } from '../connection/app-description';
import { go, onAddressChange } from '../frame/routes';

/** The part of the address below a full page of the app. */
export function pagePath(base: string): PagePath {
  return {
    read: () => ({
      pathname: window.location.pathname.slice(base.length) || '/',
      search: window.location.search,
      hash: window.location.hash,
    }),
    change: (path, how) => {
      go(`${base}${path.startsWith('/') ? path : `/${path}`}`, how);
    },
    listen: onAddressChange,
  };
}

/** Where the app's modules and the site's things are shown. */
export const sitePaths: SitePaths = {
  origin: window.location.origin,
  module(key) {
    if (key === app.operatorPage?.key) return operatorPath;
    return key === app.adminPage?.key ? adminPath : undefined;
  },
};

/** Follows an address of the app: the site's own pages stay in the shell, the rest opens a tab. */
export function follow(address: string, newTab: boolean): void {
  const own = address.startsWith(`${app.siteUrl}/`) ? address.slice(app.siteUrl.length) : address;
  if (own.startsWith('/') && !newTab) go(own);
  else window.open(own, '_blank', 'noopener');
}
