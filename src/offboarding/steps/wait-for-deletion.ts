import type { Step } from './step';

/** Lets the days pass that an administrator wants between the end of access and the deletion. */
export const waitForDeletion: Step = ({ run }, { clock }) => {
  const due = run.document.deleteAt === null ? clock.now() : Date.parse(run.document.deleteAt);
  return Promise.resolve(
    clock.now() < due
      ? { kind: 'wait', at: due, waitingFor: 'the waiting time before the deletion', cause: 'patience' }
      : { kind: 'done', store: false },
  );
};
