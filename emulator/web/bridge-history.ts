/** The part of the page's address that belongs to the app, read and changed. */
export interface PagePath {
  read(): { pathname: string; search: string; hash: string };
  change(path: string, how: 'push' | 'replace'): void;
  /** Calls back when the address changes for any reason; returns a function that stops it. */
  listen(callback: () => void): () => void;
}

interface Location {
  pathname: string;
  search: string;
  hash: string;
  state: unknown;
  key: string;
}

type Action = 'PUSH' | 'REPLACE' | 'POP';

/** The `history` of the package of that name, version 4, which `view.createHistory()` gives. */
export interface PageHistory {
  action: Action;
  location: Location;
  length: number;
  push(to: string | Partial<Location>): void;
  replace(to: string | Partial<Location>): void;
  go(steps: number): void;
  goBack(): void;
  goForward(): void;
  listen(callback: (location: Location, action: Action) => void): () => void;
  createHref(location: Partial<Location>): string;
}

function pathOf(to: string | Partial<Location>): string {
  return typeof to === 'string' ? to : `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`;
}

/** Lets a full page of the app have addresses of its own below its address in the product. */
export function createPageHistory(page: PagePath): PageHistory {
  let action: Action = 'POP';
  const current = (): Location => ({ ...page.read(), state: undefined, key: '' });
  const change = (to: string | Partial<Location>, how: 'push' | 'replace'): void => {
    action = how === 'push' ? 'PUSH' : 'REPLACE';
    page.change(pathOf(to), how);
  };
  return {
    action,
    location: current(),
    length: window.history.length,
    push: (to) => {
      change(to, 'push');
    },
    replace: (to) => {
      change(to, 'replace');
    },
    go: (steps) => {
      window.history.go(steps);
    },
    goBack: () => {
      window.history.back();
    },
    goForward: () => {
      window.history.forward();
    },
    listen: (callback) =>
      page.listen(() => {
        callback(current(), action);
        action = 'POP';
      }),
    createHref: pathOf,
  };
}
