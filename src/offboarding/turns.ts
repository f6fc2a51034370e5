/** Does something when everything before it is over. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** The same, after those of the same name only. */
export type InTurnOf = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

/** Lets one after the other of each name do something, within one invocation. */
export function createTurnsByName(): InTurnOf {
  const lines = new Map<string, InTurn>();
  return (name, work) => {
    const line = lines.get(name) ?? createTurns();
    lines.set(name, line);
    return line(work);
  };
}

/** Lets one after the other do something, within one invocation; who fails keeps nobody from their turn. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
