/** Does something when everything before it is over. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets one after the other do something, within one invocation; who fails keeps nobody from their turn. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
