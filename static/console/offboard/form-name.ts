import { createContext, useContext } from 'react';

/** The same fields stand in more than one form of a page; ids have to differ. */
export const FormName = createContext('offboard');

/** Gives the id of a field in the form that it stands in. */
export function useFieldId(): (field: string) => string {
  const form = useContext(FormName);
  return (field) => `${form}-${field}`;
}
