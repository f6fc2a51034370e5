import { createContext, useContext } from 'react';
import type { BridgeFrame } from '../bridge';

/** A person as pickers and avatars show them. */
export interface PersonSummary {
  id: string;
  name: string;
  email?: string;
  avatarUrl: string;
}

/** What rendered components need of the page they stand on. */
export interface UiKitServices {
  /** Searches active people as the acting person; an empty query gives the first page. */
  searchPeople(query: string): Promise<PersonSummary[]>;
  findPerson(accountId: string): Promise<PersonSummary | undefined>;
  /** Follows a link: a relative address within the site, or any other in a new tab. */
  navigate(href: string, newTab: boolean): void;
  /** The address and bridge of a Custom UI resource for a `Frame`. */
  frame(resource: string): BridgeFrame;
}

const ServicesContext = createContext<UiKitServices | undefined>(undefined);

export const UiKitServicesProvider = ServicesContext.Provider;

/** The services of the page. @throws when a component is rendered outside a UI Kit page */
export function useServices(): UiKitServices {
  const services = useContext(ServicesContext);
  if (services === undefined)
    throw new Error('UI Kit components are rendered inside a UiKitServicesProvider.');
  return services;
}
