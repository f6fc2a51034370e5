/** What a test gives of a handler's parts: those of them that it names, and of each what is asked of it. */
type Given<Parts> = {
  readonly [Name in keyof Parts]?: Parts[Name] extends (...asked: never[]) => unknown
    ? Parts[Name]
    : Partial<Parts[Name]>;
};

/** The parts of a handler. To ask for anything else than what is given is an error of the code, which the tests look for. */
export const partsWith = <Parts>(given: Given<Parts>): Parts => given as unknown as Parts;
