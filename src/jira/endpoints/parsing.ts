/** For answers whose body says nothing that is needed. */
export const nothing = (): undefined => undefined;
