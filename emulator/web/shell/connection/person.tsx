import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import type { Directory } from './emulator-state';

/** The person as whom the shell acts. */
export interface ActingPerson {
  accountId: string;
  displayName: string;
  emailAddress: string;
}

const STORED = 'emulator.acting-as';
const FIRST_CHOICE = 'operator@acme.example';
/** The token of every seeded person (`design.md`, the emulator's addresses). */
const TOKEN = 'emulator';

/** Everybody the shell may act as: active people with an address, apps left out. */
export function actors(directory: Directory): ActingPerson[] {
  return directory.people
    .filter((person) => person.active && person.accountType !== 'app' && person.emailAddress !== '')
    .map(({ accountId, displayName, emailAddress }) => ({ accountId, displayName, emailAddress }))
    .sort((one, other) => one.displayName.localeCompare(other.displayName));
}

/** Who acts when the page opens: `?as=` in the address, the last choice, the operator, or the first there is. */
export function initialActor(people: readonly ActingPerson[]): ActingPerson | undefined {
  const withAddress = (emailAddress: string | null): ActingPerson | undefined =>
    people.find((person) => person.emailAddress === emailAddress);
  const asked = withAddress(new URLSearchParams(window.location.search).get('as'));
  // The address of the next page does not ask any more.
  if (asked !== undefined) rememberActor(asked);
  return asked ?? withAddress(window.localStorage.getItem(STORED)) ?? withAddress(FIRST_CHOICE) ?? people[0];
}

export function rememberActor(person: ActingPerson): void {
  window.localStorage.setItem(STORED, person.emailAddress);
}

/** The header with which a person's requests reach the site. */
export function authorization(person: ActingPerson): string {
  return `Basic ${btoa(`${person.emailAddress}:${TOKEN}`)}`;
}

const PersonContext = createContext<ActingPerson | undefined>(undefined);

export function PersonProvider({
  person,
  children,
}: {
  person: ActingPerson;
  children: ReactNode;
}): ReactElement {
  return <PersonContext.Provider value={person}>{children}</PersonContext.Provider>;
}

/** The acting person. @throws outside the frame, which always has one */
export function useActingPerson(): ActingPerson {
  const person = useContext(PersonContext);
  if (person === undefined) throw new Error('Pages of the shell stand inside its frame.');
  return person;
}
